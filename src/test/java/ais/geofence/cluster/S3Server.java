package ais.geofence.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;

/** An S3 server on loopback, in a process of its own: S3Proxy over a folder, with one bucket, and keys made up for it. */
final class S3Server implements AutoCloseable {
    private static final String BUCKET = "ais";

    private final int port = ServerProcess.freePort();
    private final String accessKey = "KEY" + UUID.randomUUID().toString().replace("-", "");
    private final String secretKey = UUID.randomUUID().toString().replace("-", "");
    private final ServerProcess server;
    private final FileSystem bucket;

    /**
     * Starts the server.
     *
     * @param folder where its log and its objects go
     */
    S3Server(Path folder) throws Exception {
        Path objects = folder.resolve("objects");
        Files.createDirectories(objects.resolve(BUCKET));
        Path properties = Files.writeString(
                folder.resolve("s3proxy.properties"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, accessKey, secretKey, objects));
        List<String> command = List.of(
                Components.java(),
                "-cp",
                Components.classPath("s3proxy"),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString());
        server = ServerProcess.start("s3proxy", folder, Map.of(), command).awaitReady(this::listens);
        Configuration configuration = new Configuration();
        settings().forEach(configuration::set);
        bucket = FileSystem.newInstance(URI.create(path("")), configuration);
    }

    /** The bucket, for what the tests look up there. */
    FileSystem fileSystem() {
        return bucket;
    }

    /** A path in the bucket. */
    String path(String key) {
        return "s3a://" + BUCKET + "/" + key;
    }

    /** What spark-submit needs to find the server, besides conf/s3.conf and the jars. */
    List<String> submitOptions() {
        return server().entrySet().stream()
                .flatMap(setting -> Stream.of("--conf", "spark.hadoop." + setting.getKey() + "=" + setting.getValue()))
                .toList();
    }

    /** The keys, as environment variables. */
    Map<String, String> credentials() {
        return Map.of("AWS_ACCESS_KEY_ID", accessKey, "AWS_SECRET_ACCESS_KEY", secretKey);
    }

    /** Puts the sample into the bucket, below {@code sample/}. */
    void putSample() throws IOException {
        for (Path file : List.of(Components.samplePositions(), Components.sampleZones())) {
            put("sample/" + file.getFileName(), file);
        }
    }

    /** Puts a file into the bucket. */
    void put(String key, Path file) throws IOException {
        try (OutputStream out = bucket.create(hadoopPath(path(key)))) {
            Files.copy(file, out);
        }
    }

    /** The names of the files below a folder, without hidden ones. */
    List<String> files(String folder) throws IOException {
        return Arrays.stream(bucket.listStatus(hadoopPath(path(folder))))
                .map(status -> status.getPath().getName())
                .filter(name -> !name.startsWith("_"))
                .toList();
    }

    /** What {@code _SUCCESS} of an output says. */
    JsonNode success(String output) throws IOException {
        try (InputStream in = bucket.open(hadoopPath(path(output + "/_SUCCESS")))) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** How this JVM finds the bucket and gets in. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(server());
        settings.put("fs.s3a.endpoint.region", "us-east-1");
        settings.put("fs.s3a.access.key", accessKey);
        settings.put("fs.s3a.secret.key", secretKey);
        return settings;
    }

    /** The files below a folder of logs and reports in which the secret key stands; a server may be clearing up there. */
    List<Path> filesThatTellTheSecret(Path folder) throws IOException {
        List<Path> tell = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    if (attributes.isRegularFile()
                            && Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .contains(secretKey)) {
                        tell.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                } catch (NoSuchFileException e) {
                    return visitFileFailed(file, e);
                }
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(visited, failure);
            }
        });
        return tell;
    }

    /** Where it listens. */
    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** How Hadoop finds it, besides conf/s3.conf. */
    Map<String, String> server() {
        return Map.of(
                "fs.s3a.endpoint", endpoint(),
                "fs.s3a.path.style.access", "true",
                "fs.s3a.connection.ssl.enabled", "false");
    }

    private static org.apache.hadoop.fs.Path hadoopPath(String path) {
        return new org.apache.hadoop.fs.Path(path);
    }

    private boolean listens() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        bucket.close();
        server.close();
    }
}
