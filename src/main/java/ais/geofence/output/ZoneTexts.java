package ais.geofence.output;

import ais.geofence.zone.locate.ZoneLocator;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** A text of each zone, such as its name, looked up by the zone's number. Called from generated code. */
public final class ZoneTexts implements Serializable {
    private static final long serialVersionUID = 1;

    private final String column;
    private final Broadcast<@Nullable UTF8String[]> broadcast;
    private transient @Nullable UTF8String @Nullable [] texts;

    /**
     * @param column what the texts are, shown in plans
     * @param broadcast the text of each zone by its number; null without one
     */
    ZoneTexts(String column, Broadcast<@Nullable UTF8String[]> broadcast) {
        this.column = column;
        this.broadcast = broadcast;
    }

    /** The text of a zone by its number; null for no zone and for a zone without text. */
    public @Nullable UTF8String invoke(int zone) {
        return zone == ZoneLocator.NO_ZONE ? null : texts()[zone];
    }

    /** The texts of the zones with those numbers, in their order. */
    public ArrayData invoke(ArrayData zones) {
        @Nullable UTF8String[] all = texts();
        @Nullable Object[] found = new Object[zones.numElements()];
        for (int i = 0; i < found.length; i++) {
            found[i] = all[zones.getInt(i)];
        }
        return new GenericArrayData(found);
    }

    private @Nullable UTF8String[] texts() {
        @Nullable UTF8String[] known = texts;
        if (known == null) {
            known = broadcast.value();
            texts = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return column;
    }
}
