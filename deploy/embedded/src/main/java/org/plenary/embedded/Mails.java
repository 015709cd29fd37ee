package org.plenary.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// What the [Mailbox] holds, as somebody reads it who got it.
///
/// @param apiPort where the mailbox shows its mail
public record Mails(int apiPort) {

    /// One mail.
    public record Mail(String subject, String text) {}

    /// All mails to an address, oldest first.
    public List<Mail> to(String address) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/user/%s/messages".formatted(apiPort, address)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                // Nobody has written to that address yet.
                return List.of();
            }
            return StreamSupport.stream(
                            new ObjectMapper().readTree(answer.body()).spliterator(), false)
                    .map(mail -> new Mail(
                            mail.get("subject").asText(),
                            text(mail.get("mimeMessage").asText())))
                    .toList();
        } catch (IOException e) {
            throw new ServerFailure("The mailbox gives no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while reading mail");
        }
    }

    /// The first group of what was found in the newest mail to an address that has it; empty when none has.
    public Optional<String> newest(String address, Pattern wanted) {
        return to(address).reversed().stream()
                .map(mail -> wanted.matcher(mail.text()))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /// The text of a message of one part (RFC 5322), its transfer encoding (RFC 2045) taken away.
    private static String text(String message) {
        int end = message.indexOf("\r\n\r\n");
        var head = message.substring(0, end).toLowerCase(Locale.ROOT);
        var body = message.substring(end + 4);
        return head.contains("content-transfer-encoding: quoted-printable") ? unquoted(body) : body;
    }

    private static String unquoted(String body) {
        var text = body.replace("=\r\n", "");
        var bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '=') {
                bytes.write(Integer.parseInt(text, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.write(text.charAt(at));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
