package org.plenary.qna.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A table: a row for each item, a column for each of some fields of its JSON.
final class Sheet {

    /// What spreadsheets take for a formula when a cell of a CSV file begins with it.
    private static final String FORMULA = "=+-@\t\r";

    private final String name;
    private final List<String> columns;
    private final List<JsonNode> items;

    /// @param columns such as `text` or `decision.rule`, in their order
    Sheet(String name, List<String> columns, List<JsonNode> items) {
        this.name = name;
        this.columns = columns;
        this.items = items;
    }

    /// In UTF-8 (RFC 4180). A cell that would be a formula has an apostrophe before it, as spreadsheets read it.
    byte[] csv() {
        var text = new StringBuilder();
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader(columns.toArray(String[]::new))
                .get();
        try (var printer = format.print(text)) {
            for (var item : items) {
                printer.printRecord(columns.stream().map(column -> harmless(cell(item, column))));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Several in one workbook (Office Open XML).
    static byte[] workbook(List<Sheet> sheets) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Plenary", "1.0")) {
            sheets.forEach(sheet -> sheet.write(workbook.newWorksheet(sheet.name)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void write(Worksheet to) {
        for (int column = 0; column < columns.size(); column++) {
            to.value(0, column, columns.get(column));
            to.style(0, column).bold().set();
            for (int row = 0; row < items.size(); row++) {
                var value = value(items.get(row), columns.get(column));
                if (value.isNumber()) {
                    to.value(row + 1, column, value.decimalValue());
                } else if (!value.isMissingNode() && !value.isNull()) {
                    to.value(row + 1, column, text(value));
                }
            }
        }
        to.freezePane(0, 1);
    }

    private static JsonNode value(JsonNode item, String column) {
        return item.at("/" + column.replace('.', '/'));
    }

    private static String cell(JsonNode item, String column) {
        var value = value(item, column);
        return value.isMissingNode() || value.isNull() ? "" : text(value);
    }

    /// Of a list, each item in a line of its own, such as `fr: Qui paie ?`.
    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(item -> StreamSupport.stream(item.spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(": ")))
                        .collect(Collectors.joining("\n"))
                : value.asText();
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
