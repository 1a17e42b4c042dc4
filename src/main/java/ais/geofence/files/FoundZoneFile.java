package ais.geofence.files;

import ais.geofence.zone.read.format.LocalFile;
import ais.geofence.zone.read.format.ZoneFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * A zone file on any Hadoop file system.
 *
 * @param companions the files beside it that are read with it, by their endings in lower case
 */
record FoundZoneFile(FoundFile file, Map<String, FoundFile> companions, Configuration configuration)
        implements ZoneFile {
    @Override
    public String name() {
        return file.name();
    }

    @Override
    public InputStream open() throws IOException {
        return file.path().getFileSystem(configuration).open(file.path());
    }

    @Override
    public InputFile seekable() throws IOException {
        return HadoopInputFile.fromPath(file.path(), configuration);
    }

    @Override
    public LocalFile local() throws IOException {
        return "file".equals(file.path().toUri().getScheme())
                ? LocalFile.of(Path.of(file.path().toUri().getPath()))
                : ZoneFile.super.local();
    }

    @Override
    public @Nullable ZoneFile companion(String ending) {
        FoundFile companion = companions.get(ending);
        return companion == null ? null : new FoundZoneFile(companion, Map.of(), configuration);
    }
}
