package ais.geofence.fault;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** Changes every text that Jackson writes, except names of properties, before it is escaped. */
public final class JsonTexts extends SimpleModule {
    /**
     * @param change makes the new text
     */
    public JsonTexts(UnaryOperator<String> change) {
        addSerializer(new StdSerializer<>(String.class) {
            @Override
            public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(change.apply(text));
            }
        });
    }
}
