package ais.geofence.unpack;

import java.io.EOFException;

/** A compressed file that ends too early. */
public final class CutOffException extends EOFException {
    private static final long serialVersionUID = 1;

    public CutOffException() {
        super("it ends in the middle of its compressed data");
    }
}
