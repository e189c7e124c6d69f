import java.io.File
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.Paths
import org.springframework.web.bind.annotation.*
import org.springframework.web.multipart.MultipartFile

private val root = Path.of("/srv/files")

@RestController
class Downloads {
    @GetMapping("/file")
    fun file(@RequestParam name: String): ByteArray {
        // ruleid: kt-path-from-request
        return File("/srv/files", name).readBytes()
    }

    @PostMapping("/upload")
    fun upload(@RequestParam("file") file: MultipartFile) {
        val target = Paths.get("/srv/uploads").resolve(file.originalFilename)
        // ruleid: kt-path-from-request
        Files.copy(file.inputStream, target)
    }

    @GetMapping("/remove")
    fun remove(@RequestParam name: String) {
        // ruleid: kt-path-from-request
        Files.deleteIfExists(root.resolve(name))
    }

    @GetMapping("/plain")
    fun plain(@RequestParam name: String): String {
        // ok: kt-path-from-request
        return File(root.toFile(), File(name).name).readText()
    }

    @GetMapping("/checked")
    fun checked(@RequestParam name: String): String {
        val path = root.resolve(name).normalize()
        if (!path.startsWith(root)) {
            throw IllegalArgumentException("name")
        }
        // ok: kt-path-from-request
        return Files.readString(path)
    }
}

fun Route.files() {
    get("/download") {
        val name = call.request.queryParameters["name"]!!
        // ruleid: kt-path-from-request
        call.respondFile(File("/srv/files/$name"))
    }
    get("/thumb/{name}") {
        val name = call.parameters["name"]!!
        // ok: kt-path-from-request
        call.respondFile(File("/srv/thumbs/$name"))
    }
    get("/report") {
        val number = call.parameters["number"]!!.toInt()
        // ok: kt-path-from-request
        call.respondText(File("/srv/reports/$number.txt").readText())
    }
}

fun cover(ctx: Context) {
    // ok: kt-path-from-request
    ctx.result(File("/srv/covers", ctx.pathParam("name")).inputStream())
    // ruleid: kt-path-from-request
    ctx.result(File("/srv/covers", ctx.queryParam("name")).inputStream())
}

class FilesProvider : ContentProvider() {
    override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor? {
        val file = File(context!!.filesDir, uri.path!!)
        // ruleid: kt-path-from-request
        return ParcelFileDescriptor.open(file, ParcelFileDescriptor.MODE_READ_ONLY)
    }
}
