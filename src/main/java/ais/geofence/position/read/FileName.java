package ais.geofence.position.read;

import ais.geofence.files.FoundFile;
import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;

/** Turns the URI that Spark gives for a row's file into the path as messages show it. Called from generated code. */
public final class FileName implements Serializable {
    /** The path of a local file, or the URI of another, without percent-encoding. */
    public UTF8String invoke(UTF8String uri) {
        return UTF8String.fromString(FoundFile.nameOf(uri.toString()));
    }

    @Override
    public String toString() {
        return "file_name";
    }
}
