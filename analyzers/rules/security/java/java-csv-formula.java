import javax.servlet.http.HttpServletRequest;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import com.opencsv.CSVWriter;

class Export {
    void feedback(HttpServletRequest request, Appendable out) throws Exception {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.EXCEL);
        // ruleid: java-csv-formula
        printer.printRecord(request.getParameter("mail"), request.getParameter("text"));
    }

    void names(HttpServletRequest request, CSVWriter writer) {
        String name = request.getParameter("name");
        // ruleid: java-csv-formula
        writer.writeNext(new String[] {"name", name});
    }

    void stars(HttpServletRequest request, CSVPrinter printer) throws Exception {
        // ok: java-csv-formula
        printer.printRecord(Integer.parseInt(request.getParameter("stars")));
    }

    void safe(HttpServletRequest request, CSVPrinter printer) throws Exception {
        // ok: java-csv-formula
        printer.printRecord(escapeFormula(request.getParameter("name")));
    }
}
