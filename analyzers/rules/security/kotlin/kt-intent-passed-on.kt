import android.app.Activity
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.os.Bundle

class ForwardActivity : Activity() {
    override fun onCreate(state: Bundle?) {
        val next = intent.getParcelableExtra<Intent>("next")
        // ruleid: kt-intent-passed-on
        startActivity(next)
        // ok: kt-intent-passed-on
        startActivity(Intent(this, DetailActivity::class.java).putExtra("id", intent.getStringExtra("id")))
    }

    override fun onResume() {
        val detail = Intent(this, DetailActivity::class.java)
        detail.putExtra("title", intent.getStringExtra("title"))
        // ok: kt-intent-passed-on
        startActivity(detail)
    }
}

class ForwardReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val packed = intent.getParcelableExtra("intent") as? Intent ?: return
        // ruleid: kt-intent-passed-on
        context.startService(packed)
    }
}
