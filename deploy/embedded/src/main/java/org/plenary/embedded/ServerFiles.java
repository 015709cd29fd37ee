package org.plenary.embedded;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Where the servers' files lie, and the cache of what has been unpacked and built from them.
///
/// The cache is `.plenary/cache` below the root of the checkout. Everything in it can be deleted at any time while
/// nothing runs; a folder in it is complete or not there, also when several builds fill it at once.
public final class ServerFiles {

    private static final Properties LOCATIONS = locations();

    private ServerFiles() {}

    /// The root of the checkout: the system property `plenary.root`, or the nearest folder above the working
    /// directory that holds the Maven wrapper.
    public static Path root() {
        var named = System.getProperty("plenary.root");
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw")) && Files.isDirectory(folder.resolve("deploy"))) {
                return folder;
            }
        }
        throw new ServerFailure("Not inside a checkout of Plenary: run there, or set -Dplenary.root");
    }

    /// A program that no registry of ours has: the one on the PATH, or the one that a script of `deploy/media` has
    /// built into `${XDG_CACHE_HOME:-~/.cache}/plenary`.
    public static Optional<Path> installed(String program) {
        var cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        var built = cache.resolve("plenary").toFile().listFiles(File::isDirectory);
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                                .map(Path::of),
                        Arrays.stream(built == null ? new File[0] : built).map(File::toPath))
                .map(folder -> folder.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    static String location(String key) {
        var value = LOCATIONS.getProperty(key);
        if (value == null || value.startsWith("${")) {
            throw new ServerFailure("The build did not note " + key + ": build deploy/embedded/servers again");
        }
        return value;
    }

    static Path file(String key) {
        var file = Path.of(location(key));
        if (!Files.exists(file)) {
            throw new ServerFailure(file + " has gone from the local repository: build deploy/embedded/servers again");
        }
        return file;
    }

    /// How a folder of the cache is filled.
    @FunctionalInterface
    interface Filler {
        void fill(Path folder) throws IOException;
    }

    /// A folder of the cache, filled now if it is not there yet. Others who want the same folder wait meanwhile.
    static Path cached(String name, Filler filler) {
        var cache = root().resolve(".plenary").resolve("cache");
        var folder = cache.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(cache);
            try (var lock = FileChannel.open(
                    cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                synchronized (ServerFiles.class) { // a file lock is held for the whole JVM, not for a thread
                    lock.lock();
                    if (!Files.isDirectory(folder)) {
                        var unfinished = cache.resolve(name + ".unfinished");
                        delete(unfinished);
                        Files.createDirectories(unfinished);
                        filler.fill(unfinished);
                        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
                    }
                }
            }
            return folder;
        } catch (IOException e) {
            throw new ServerFailure("Cannot fill " + folder + ": " + e.getMessage(), e);
        }
    }

    /// Unpacks the PostgreSQL archive: a jar that holds one xz-packed tar.
    static void unpackPostgres(Path jar, Path into) throws IOException {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    unpackTar(new XZInputStream(zip), into);
                    return;
                }
            }
        }
        throw new IOException("no archive in " + jar);
    }

    private static void unpackTar(InputStream in, Path into) throws IOException {
        var tar = new TarArchiveInputStream(in);
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var target = inside(into, entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(target.getParent());
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else if (entry.isLink()) {
                Files.createLink(target, inside(into, entry.getLinkName()));
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(tar, target);
                var executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    static void unpackZip(Path zipFile, Path into) throws IOException {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zipFile)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var target = inside(into, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        var target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException(name + " points out of the archive");
        }
        return target;
    }

    /// Deletes a folder with everything in it; links are removed, not followed. Does nothing if it is not there.
    public static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new ServerFailure("Cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }

    /// Removes what a folder of the cache has been superseded by: all others of the same kind.
    static void keepOnly(String kind, Path current) {
        try (Stream<Path> all = Files.list(current.getParent())) {
            all.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().startsWith(kind))
                    .filter(folder -> !folder.equals(current))
                    .forEach(ServerFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties locations() {
        var properties = new Properties();
        try (var in = ServerFiles.class.getResourceAsStream("servers.properties")) {
            if (in == null) {
                throw new ServerFailure("servers.properties is missing: build deploy/embedded/servers");
            }
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
