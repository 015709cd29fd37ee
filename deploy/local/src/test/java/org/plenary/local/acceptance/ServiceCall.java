package org.plenary.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A call that one service makes of another, made by the youth service, to which the most is answered.
///
/// Formats: <https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md>,
/// <https://protobuf.dev/programming-guides/encoding/>
///
/// @param method as it stands in the path, such as `plenary.qna.v1.Board/GetSnapshot`
record ServiceCall(String method, UnknownFieldSet request) {

    private static final Pattern AREA = Pattern.compile("(?m)^package (\\S+);");
    private static final Pattern SERVICE_OR_RPC = Pattern.compile("(?m)^(?:service|  rpc) (\\w+)");
    private static final Pattern SECRET = Pattern.compile("(?m)^YOUTH_CLIENT_SECRET=(\\S+)$");

    /// Whether the message is compressed, and its length in four bytes.
    private static final int PREFIX = 5;

    /// A call whose request's fields are texts, from the first on.
    static ServiceCall of(String method, String... fields) {
        return new ServiceCall(method, message(fields));
    }

    /// A message whose fields are texts, from the first on.
    static UnknownFieldSet message(String... fields) {
        var message = UnknownFieldSet.newBuilder();
        for (int at = 0; at < fields.length; at++) {
            message.addField(at + 1, text(ByteString.copyFromUtf8(fields[at])));
        }
        return message.build();
    }

    /// The same with another field.
    ServiceCall with(int number, Field field) {
        return new ServiceCall(
                method, request.toBuilder().addField(number, field).build());
    }

    /// A field that is a text or a message.
    static Field text(ByteString bytes) {
        return Field.newBuilder().addLengthDelimited(bytes).build();
    }

    static Field number(long number) {
        return Field.newBuilder().addVarint(number).build();
    }

    /// Every method of every contract.
    static Set<String> methods() {
        try (var files = Files.walk(Path.of(System.getProperty("plenary.root"), "proto/plenary"))) {
            var methods = new TreeSet<String>();
            for (var file :
                    files.filter(file -> file.toString().endsWith(".proto")).toList()) {
                var contract = Files.readString(file);
                var area = AREA.matcher(contract)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
                var service = "";
                for (var found : SERVICE_OR_RPC.matcher(contract).results().toList()) {
                    if (found.group().startsWith("service")) {
                        service = found.group(1);
                    } else {
                        methods.add("%s.%s/%s".formatted(area, service, found.group(1)));
                    }
                }
            }
            return methods;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// What is answered, byte by byte.
    String reply() {
        var message = request.toByteArray();
        var body = ByteBuffer.allocate(PREFIX + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            // Only a call without a body takes the connection from HTTP/1.1 to HTTP/2.
            send(http, HttpRequest.newBuilder(at("/q/health/live")).build());
            var answer = send(
                    http,
                    HttpRequest.newBuilder(at("/" + method))
                            .header("Authorization", "Bearer " + token(http))
                            .header("Content-Type", "application/grpc")
                            .header("TE", "trailers")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build());
            assertThat(answer.body().length())
                    .as("%s: %s", method, answer.headers().map())
                    .isGreaterThanOrEqualTo(PREFIX);
            return answer.body().substring(PREFIX);
        }
    }

    private URI at(String path) {
        var addresses = House.system().addresses();
        int port =
                switch (method.split("\\.")[1]) {
                    case "registration" -> addresses.registration();
                    case "sessions" -> addresses.sessions();
                    case "qna" -> addresses.qna();
                    default -> throw new IllegalArgumentException("Nobody answers " + method);
                };
        return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
    }

    private static String token(HttpClient http) {
        try {
            var secret = SECRET.matcher(Files.readString(House.folder().resolve("secrets")))
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            var form = "grant_type=client_credentials&client_id=youth&client_secret=" + secret;
            var answer = send(
                    http,
                    HttpRequest.newBuilder(URI.create(House.issuer() + "/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build());
            return new ObjectMapper()
                    .readTree(answer.body())
                    .path("access_token")
                    .asText();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        } catch (IOException silent) {
            throw new UncheckedIOException(silent);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }
}
