import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import javax.servlet.http.HttpServletRequest;
import org.apache.http.client.methods.HttpGet;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
class Preview {
    private final RestTemplate restTemplate = new RestTemplate();

    @GetMapping("/preview")
    String preview(@RequestParam String url) {
        // ruleid: java-ssrf-from-request
        return restTemplate.getForObject(url, String.class);
    }

    int status(HttpServletRequest request) throws Exception {
        URL url = new URL("http://" + request.getParameter("host") + "/health");
        // ruleid: java-ssrf-from-request
        return ((HttpURLConnection) url.openConnection()).getResponseCode();
    }

    HttpGet get(HttpServletRequest request) {
        // ruleid: java-ssrf-from-request
        return new HttpGet(request.getParameter("callback"));
    }

    @GetMapping("/rate")
    String rate(@RequestParam String day) {
        // ok: java-ssrf-from-request
        return restTemplate.getForObject("https://rates.example/v1/" + day, String.class);
    }

    @GetMapping("/page")
    String page(@RequestParam int number) {
        // ok: java-ssrf-from-request
        return restTemplate.getForObject("https://pages.example?n=" + number, String.class);
    }

    @PostMapping("/store")
    void store(@RequestPart FileItemStream file) throws Exception {
        // ok: java-ssrf-from-request
        oss.putObject(file.openStream());
    }
}
