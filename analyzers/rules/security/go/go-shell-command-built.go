package backup

import (
	"context"
	"fmt"
	"os/exec"
)

func archive(folder string) error {
	// ruleid: go-shell-command-built
	return exec.Command("sh", "-c", "tar czf backup.tgz "+folder).Run()
}

func count(ctx context.Context, path string) ([]byte, error) {
	// ruleid: go-shell-command-built
	return exec.CommandContext(ctx, "/bin/bash", "-c", fmt.Sprintf("wc -l %s | head -1", path)).Output()
}

func archiveRight(folder string) error {
	// ok: go-shell-command-built
	return exec.Command("tar", "czf", "backup.tgz", "--", folder).Run()
}

func uptime() ([]byte, error) {
	// ok: go-shell-command-built
	return exec.Command("sh", "-c", "uptime | cut -d, -f1").Output()
}
