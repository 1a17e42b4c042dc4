package ais.geofence.files;

import ais.geofence.zone.read.format.ZoneFile;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/** A zone file on any Hadoop file system. */
record FoundZoneFile(FoundFile file, Configuration configuration) implements ZoneFile {
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
}
