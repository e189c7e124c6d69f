import android.app.Activity
import android.content.Intent
import android.os.Bundle
import android.webkit.JavascriptInterface
import android.webkit.WebView

class PageActivity : Activity() {
    private lateinit var webView: WebView

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        // ruleid: kt-page-from-intent
        webView.loadUrl(intent.data.toString())
        val url = intent.getStringExtra("url")
        if (url != null) {
            // ruleid: kt-page-from-intent
            webView.loadUrl(url)
        }
        val id = intent.getStringExtra("id")
        // ok: kt-page-from-intent
        webView.loadUrl("https://help.example/articles/" + id)
        // ok: kt-page-from-intent
        webView.loadUrl("file:///android_asset/start.html")
    }

    override fun onNewIntent(intent: Intent) {
        val link = intent.dataString ?: return
        if (!link.startsWith("https://help.example/")) {
            return
        }
        // ok: kt-page-from-intent
        webView.loadUrl(link)
    }
}
