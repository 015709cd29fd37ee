package org.plenary.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The secrets of one data folder, drawn by chance when they are first asked for and kept in a file that only its
/// owner can read.
final class Secrets {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Map<String, String> values;

    private Secrets(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    static Secrets in(Path file) {
        try {
            if (!Files.exists(file)) {
                return new Secrets(file, new TreeMap<>());
            }
            var values = Files.readAllLines(file).stream()
                    .filter(line -> line.contains("="))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 1),
                            (first, second) -> second,
                            TreeMap::new));
            return new Secrets(file, values);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /// 256 bits in hexadecimal, the same for ever in this data folder.
    String get(String name) {
        return get(name, Secrets::bits);
    }

    /// A private Ed25519 key, PKCS #8 in base64, the same for ever in this data folder.
    String signingKey(String name) {
        return get(name, Secrets::ed25519);
    }

    private synchronized String get(String name, Supplier<String> draw) {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var drawn = draw.get();
        values.put(name, drawn);
        write();
        return drawn;
    }

    private static String bits() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String ed25519() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no Ed25519", impossible);
        }
    }

    private void write() {
        var text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
