package ais.geofence.files;

import ais.geofence.zone.read.format.LocalFile;
import ais.geofence.zone.read.format.ZoneFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.io.input.ProxyInputStream;
import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;

/** Zone files that are read once, and what share of their bytes has been. Not for several threads. */
final class CountedFiles {
    private final List<FoundZoneFile> files;
    private final double bytes;
    private double read;

    CountedFiles(List<FoundZoneFile> files) {
        this.files = files;
        this.bytes = files.stream().mapToLong(file -> file.file().bytes()).sum();
    }

    /** The files, in the same order, which count what is read of them. */
    List<ZoneFile> files() {
        return files.stream().<ZoneFile>map(Counted::new).toList();
    }

    /** From 0 to 1. */
    double share() {
        return bytes == 0 ? 0 : Math.min(1, read / bytes);
    }

    private final class Counted implements ZoneFile {
        private final FoundZoneFile file;
        private double mine;

        Counted(FoundZoneFile file) {
            this.file = file;
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public InputStream open() throws IOException {
            return new ProxyInputStream(file.open()) {
                @Override
                protected void afterRead(int count) {
                    advance(mine + Math.max(0, count));
                }
            };
        }

        @Override
        public InputFile seekable() throws IOException {
            return file.seekable();
        }

        @Override
        public LocalFile local() throws IOException {
            return file.local();
        }

        @Override
        public @Nullable ZoneFile companion(String ending) {
            return file.companion(ending);
        }

        @Override
        public void readSoFar(double share) {
            advance(share * file.file().bytes());
        }

        private void advance(double now) {
            read += now - mine;
            mine = now;
        }
    }
}
