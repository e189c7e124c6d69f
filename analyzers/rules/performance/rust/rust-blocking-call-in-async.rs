async fn load() {
    // ruleid: rust-blocking-call-in-async
    std::thread::sleep(Duration::from_secs(1));
    // ok: rust-blocking-call-in-async
    tokio::time::sleep(Duration::from_secs(1)).await;
}

async fn again() -> u32 {
    // ruleid: rust-blocking-call-in-async
    thread::sleep(Duration::from_millis(5));
    tokio::task::spawn_blocking(|| {
        // ok: rust-blocking-call-in-async
        thread::sleep(Duration::from_millis(5));
    })
    .await;
    1
}

fn plain() {
    // ok: rust-blocking-call-in-async
    thread::sleep(Duration::from_secs(1));
}
