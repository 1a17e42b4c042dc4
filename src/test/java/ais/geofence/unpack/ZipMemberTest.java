package ais.geofence.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.Zips;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class ZipMemberTest {
    private static final String TEXT = "lon,lat\n103.75,1.25\n103.8,1.3\n";

    private static List<ZipMember> members(byte[] zip) throws IOException {
        return ZipDirectory.members(zip.length, (position, bytes) -> {
            if (position < 0 || position + bytes.length > zip.length) {
                throw new EOFException();
            }
            System.arraycopy(zip, (int) position, bytes, 0, bytes.length);
        });
    }

    /** The members by their names. */
    private static Map<String, String> unpacked(byte[] zip) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (ZipMember member : members(zip)) {
            texts.put(member.name(), text(zip, member));
        }
        return texts;
    }

    private static String text(byte[] zip, ZipMember member) throws IOException {
        int start = (int) Math.min(zip.length, member.start());
        try (InputStream in = member.open(new ByteArrayInputStream(zip, start, zip.length - start))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsWhatWritersWrite() throws IOException {
        String noise = noise(300_000);
        for (Zips zip : List.of(
                Zips.make(),
                Zips.stream(),
                Zips.make().longFields(),
                Zips.stream().longFields(),
                Zips.make().comment("PK\5\6 and so on: " + "x".repeat(1000)))) {
            byte[] bytes = zip.add("a.csv", TEXT)
                    .add("folder/", "")
                    .add("folder/b.csv", noise)
                    .add("empty.csv", "")
                    .add("Ærø/日本.csv", TEXT)
                    .bytes();
            assertThat(unpacked(bytes))
                    .containsExactly(
                            Map.entry("a.csv", TEXT),
                            Map.entry("folder/", ""),
                            Map.entry("folder/b.csv", noise),
                            Map.entry("empty.csv", ""),
                            Map.entry("Ærø/日本.csv", TEXT));
        }
        assertThat(unpacked(Zips.make().store("a.csv", TEXT).store("b.csv", "").bytes()))
                .containsExactly(Map.entry("a.csv", TEXT), Map.entry("b.csv", ""));
        assertThat(unpacked(Zips.make().bytes())).isEmpty();
    }

    private static String noise(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(random.nextInt()).append(random.nextInt(3) == 0 ? '\n' : ',');
        }
        return text.toString();
    }

    @Test
    void readsNamesInUtf8AndInDosCharacters() throws IOException {
        assertThat(unpacked(Zips.make()
                        .names(StandardCharsets.UTF_8)
                        .add("Ærø.csv", "1")
                        .bytes()))
                .containsOnlyKeys("Ærø.csv");
        assertThat(unpacked(Zips.make()
                        .names(Charset.forName("IBM437"))
                        .add("Smørebrød-é.csv".replace('ø', 'ö'), "1")
                        .bytes()))
                .containsOnlyKeys("Smörebröd-é.csv");
    }

    @Test
    void readsMoreMembersThanTheShorterFieldsCount() throws IOException {
        Zips zip = Zips.make();
        for (int i = 0; i < 66_000; i++) {
            zip.store(i + ".csv", "");
        }
        assertThat(members(zip.bytes()))
                .hasSize(66_000)
                .last()
                .extracting(ZipMember::name)
                .isEqualTo("65999.csv");
    }

    /** The method that Windows takes for much data. Where nothing repeats, both methods write the same. */
    @Test
    void readsDeflate64() throws IOException {
        byte[] zip = Zips.withMethod(Zips.of("a.csv", "lon,3"), 9);
        assertThat(unpacked(zip)).containsExactly(Map.entry("a.csv", "lon,3"));
        zip[dataStart(zip)] ^= 0x10;
        assertThatThrownBy(() -> unpacked(zip)).isInstanceOf(IOException.class);
    }

    /** Where the packed bytes of the first member begin. */
    private static int dataStart(byte[] zip) {
        return 30 + zip[26] + zip[28];
    }

    @Test
    void knowsWhatItCannotRead() throws IOException {
        byte[] zip = Zips.withMethod(Zips.of("a.csv", TEXT), 14);
        assertThat(members(zip).get(0).isReadable()).isFalse();
        assertThatThrownBy(() -> unpacked(zip)).hasMessage("unknown compression method 14");
        assertThat(members(Zips.of("a.csv", TEXT)).get(0).isEncrypted()).isFalse();
    }

    @Test
    void knowsAnArchiveThatIsCutAnywhere() {
        for (byte[] zip : List.of(
                Zips.of("a.csv", TEXT, "b.csv", TEXT),
                Zips.make().longFields().comment("c").add("a.csv", TEXT).bytes())) {
            for (int length = 0; length < zip.length; length++) {
                byte[] cut = Arrays.copyOf(zip, length);
                assertThatThrownBy(() -> unpacked(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
            }
            byte[] more = TestFiles.joined(zip, new byte[] {0});
            assertThatThrownBy(() -> unpacked(more)).isInstanceOf(IOException.class);
        }
    }

    /** A member is cut off only if the archive became shorter after its directory was read. */
    @Test
    void knowsAMemberThatIsCutAnywhere() throws IOException {
        for (byte[] zip :
                List.of(Zips.of("a.csv", TEXT), Zips.make().store("a.csv", TEXT).bytes())) {
            ZipMember member = members(zip).get(0);
            for (int length = 0; length < dataStart(zip) + member.packedBytes(); length++) {
                byte[] cut = Arrays.copyOf(zip, length);
                assertThatThrownBy(() -> text(cut, member))
                        .as("%d bytes", length)
                        .isInstanceOf(CutOffException.class);
            }
        }
    }

    @Test
    void neverGivesOtherBytes() throws IOException {
        for (Zips writer : List.of(
                Zips.make(),
                Zips.stream(),
                Zips.make().longFields(),
                Zips.make().comment("a comment"))) {
            byte[] zip = writer.add("a.csv", TEXT).add("b.csv", noise(3000)).bytes();
            Map<String, String> whole = unpacked(zip);
            int refused = 0;
            for (int at = 0; at < zip.length; at++) {
                for (int bit = 0; bit < 8; bit++) {
                    byte[] damaged = zip.clone();
                    damaged[at] ^= (byte) (1 << bit);
                    try {
                        assertThat(unpacked(damaged).values())
                                .as("bit %d of byte %d", bit, at)
                                .containsExactlyElementsOf(whole.values());
                    } catch (IOException e) {
                        refused++;
                    }
                }
            }
            assertThat(refused).isGreaterThan(zip.length * 8 * 8 / 10);
        }
    }

    /** What the directory says of a member's size bounds what is unpacked. */
    @Test
    void stopsWhereAMemberIsLargerThanItSays() throws IOException {
        byte[] zip = Zips.of("zeros.csv", "0".repeat(10_000_000));
        ZipMember member = members(zip).get(0);
        ZipMember smaller = new ZipMember(
                member.name(), false, ZipEntry.DEFLATED, member.checksum(), member.packedBytes(), 5_000_000, 0);
        try (InputStream in = smaller.open(new ByteArrayInputStream(zip))) {
            assertThatThrownBy(() -> in.skipNBytes(6_000_000)).hasMessage("the length of its data does not match");
        }
    }

    /** As of an archive that unpacks itself. Some writers count from the first byte of the file, and some from the archive's. */
    @Test
    void readsAnArchiveBehindOtherBytes() throws IOException {
        byte[] stub = "MZ and so on, PK\5\6 and PK\1\2".getBytes(StandardCharsets.ISO_8859_1);
        for (Zips writer : List.of(Zips.make(), Zips.make().comment("a comment"))) {
            byte[] zip = writer.add("a.csv", TEXT).store("b.csv", "b").bytes();
            byte[] joined = TestFiles.joined(stub, zip);
            ByteBuffer counted = ByteBuffer.wrap(joined.clone()).order(ByteOrder.LITTLE_ENDIAN);
            int first = stub.length + Zips.directory(zip);
            int second = first + 46 + "a.csv".length();
            int end = second + 46 + "b.csv".length();
            for (int start : new int[] {first + 42, second + 42, end + 16}) {
                counted.putInt(start, counted.getInt(start) + stub.length);
            }
            for (byte[] either : List.of(joined, counted.array())) {
                assertThat(unpacked(either)).containsExactly(Map.entry("a.csv", TEXT), Map.entry("b.csv", "b"));
            }
        }
    }

    /** Nobody would miss the first. */
    @Test
    void refusesTwoArchivesInOne() {
        byte[] both = TestFiles.joined(Zips.of("a.csv", TEXT), Zips.of("b.csv", TEXT));
        assertThatThrownBy(() -> members(both)).hasMessage("another archive is in front of it");
        byte[] cut = Arrays.copyOf(both, both.length - 30);
        assertThatThrownBy(() -> members(cut))
                .hasMessage("it does not end with the directory of its members, %s more bytes follow"
                        .formatted(Zips.of("b.csv", TEXT).length - 30));
    }

    @Test
    void refusesAPartOfASplitArchive() {
        byte[] zip = Zips.of("a.csv", TEXT);
        zip[zip.length - 22 + 4] = 1;
        assertThatThrownBy(() -> members(zip)).hasMessageContaining("split archive");
    }

    @Test
    void readsByteByByte() throws IOException {
        byte[] zip = Zips.of("a.csv", TEXT);
        try (InputStream in = members(zip).get(0).open(new ByteArrayInputStream(zip))) {
            for (char expected : TEXT.toCharArray()) {
                assertThat(in.read()).isEqualTo(expected);
            }
            assertThat(in.read(new byte[0])).isZero();
            assertThat(in.read()).isEqualTo(-1);
        }
    }
}
