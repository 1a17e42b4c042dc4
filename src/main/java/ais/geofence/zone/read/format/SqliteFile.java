package ais.geofence.zone.read.format;

import ais.geofence.fault.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** An SQLite database, opened read-only. It may be damaged or malicious. */
final class SqliteFile implements AutoCloseable {
    /** Nothing is written beside the file, and no lock is waited for. */
    private static final String AS_IT_IS = "?immutable=1";

    private static final List<String> PRECAUTIONS = List.of(
            "PRAGMA trusted_schema = OFF",
            "PRAGMA cell_size_check = ON",
            "PRAGMA mmap_size = 0",
            "PRAGMA query_only = ON");

    /** The property that names the folder to which the driver copies SQLite's library. */
    private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";

    /** A value is held twice while it is read, and a geometry becomes larger while it is checked, bytes. */
    private static final long LONGEST_VALUE =
            Math.min(1 << 30, Runtime.getRuntime().maxMemory() / 8);

    private final Connection connection;

    /** What is made of a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException, IOException;
    }

    /** What is done with a row. */
    interface RowSink {
        void take(ResultSet row) throws SQLException, IOException;
    }

    /** What is done with the database. */
    private interface Step<T> {
        T take() throws SQLException, IOException;
    }

    /**
     * Opens the file. The driver is called by its class, as Java's register of drivers does not know those of Spark's class loaders.
     *
     * @throws UnreadableFile if it is no database, or SQLite can't be used on this machine
     */
    SqliteFile(Path file) throws IOException {
        requireLoadable();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(LONGEST_VALUE));
        this.connection = attempt(() -> {
            Connection opened = config.createConnection("jdbc:sqlite:" + file.toUri() + AS_IT_IS);
            try (Statement statement = opened.createStatement()) {
                for (String precaution : PRECAUTIONS) {
                    statement.execute(precaution);
                }
                return opened;
            } catch (SQLException e) {
                opened.close();
                throw e;
            }
        });
    }

    /**
     * Reads all rows of a query.
     *
     * @param parameters the values of its question marks
     */
    <T> List<T> list(String query, Row<T> row, String... parameters) throws IOException {
        List<T> read = new ArrayList<>();
        forEach(query, next -> read.add(row.read(next)), parameters);
        return read;
    }

    /** Reads the rows of a query one at a time. */
    void forEach(String query, RowSink sink, String... parameters) throws IOException {
        attempt(() -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setString(i + 1, parameters[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        sink.take(rows);
                    }
                }
            }
            return connection;
        });
    }

    /** A name as SQL takes it, whatever is in it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static <T> T attempt(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (SQLException e) {
            // SQLite's own errors have no cause.
            throw e.getCause() == null ? new UnreadableFile(reason(e)) : withoutLibrary(e.getCause());
        } catch (LinkageError e) {
            throw withoutLibrary(e);
        }
    }

    private static String reason(SQLException e) {
        if (e.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return "is not a GeoPackage, or it is damaged or encrypted: SQLite can't read it";
        }
        return e.getErrorCode() == SQLiteErrorCode.SQLITE_TOOBIG.code
                ? "has a value of more than " + LONGEST_VALUE
                        + " bytes: give the program more memory (SPARK_DRIVER_MEMORY, --driver-memory)"
                : "is a GeoPackage that is damaged or cut off (" + e.getMessage() + ")";
    }

    /** The driver would print a stack trace where it can't load SQLite's library from the folder that it copies it to. */
    private static void requireLoadable() throws IOException {
        if (System.getProperty("org.sqlite.lib.path") != null) {
            return;
        }
        try {
            Path probe = Files.createTempFile(Path.of(libraryFolder()), "ais-geofence-", "");
            try {
                if (!probe.toFile().setExecutable(true) || !Files.isExecutable(probe)) {
                    throw withoutLibrary(new AccessDeniedException(probe.toString()));
                }
            } finally {
                Files.delete(probe);
            }
        } catch (FileSystemException e) {
            throw withoutLibrary(e);
        }
    }

    private static String libraryFolder() {
        return System.getProperty(LIBRARY_FOLDER, System.getProperty("java.io.tmpdir"));
    }

    private static UnreadableFile withoutLibrary(Throwable cause) {
        return new UnreadableFile(
                "is a GeoPackage, and SQLite's library can't be loaded from %s (%s): name a folder from which programs may run in the environment variable JDK_JAVA_OPTIONS, as in -D%s=FOLDER"
                        .formatted(libraryFolder(), Reason.of(cause), LIBRARY_FOLDER));
    }

    @Override
    public void close() throws IOException {
        attempt(() -> {
            connection.close();
            return connection;
        });
    }
}
