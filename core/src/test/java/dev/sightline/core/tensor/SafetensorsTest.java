package dev.sightline.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  private static final TensorFile SAMPLE =
      TensorFile.of(
          Map.of(
              "b.weight", FloatTensor.of(new float[] {1, -2.5f, 3, 0, 65504, 1e-7f}, 2, 3),
              "a", FloatTensor.of(new float[] {42}),
              "empty", FloatTensor.of(new float[0], 0, 7)),
          Map.of("format", "pt", "名", "值"));

  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("w.safetensors");
    Safetensors.write(file, SAMPLE, StoredType.F32);
    assertThat(Safetensors.read(file)).isEqualTo(SAMPLE);
    assertThat(Files.readAllBytes(file)).isEqualTo(Safetensors.encode(SAMPLE, n -> StoredType.F32));
  }

  @Test
  void halfPrecisionRoundsToTheNearest() throws Exception {
    float[] v = {0, 1, -1, 0.1f, 65504, 6e-8f, Float.NaN, Float.POSITIVE_INFINITY};
    byte[] half =
        Safetensors.encode(TensorFile.of(Map.of("x", FloatTensor.of(v, 8))), n -> StoredType.F16);
    float[] read = Safetensors.read(half, "x").get("x").values();
    // 0.1 in IEEE binary16 is 0x2e66 = 0.0999755859375; the smallest subnormal is 2^-24.
    assertThat(read)
        .containsExactly(
            0, 1, -1, 0.0999755859375f, 65504, 0x1p-24f, Float.NaN, Float.POSITIVE_INFINITY);
  }

  @Test
  void aValueTooLargeForHalfPrecisionIsNotStoredAsInfinity() {
    TensorFile big = TensorFile.of(Map.of("x", FloatTensor.of(new float[] {70_000}, 1)));
    assertThatThrownBy(() -> Safetensors.encode(big, n -> StoredType.F16))
        .hasMessageContaining("too large");
  }

  /** Written by safetensors for Python, shared/reference/make_text.py. */
  @Test
  void readsAFileOfThePythonLibrary() throws Exception {
    TensorFile f;
    try (InputStream in = getClass().getResourceAsStream("/reference/text/minilm.safetensors")) {
      f = Safetensors.read(in.readAllBytes(), "minilm");
    }
    assertThat(f.tensors()).hasSize(12);
    assertThat(f.get("0.hidden_states").shape()).containsExactly(7, 12, 384);
    assertThat(f.get("0.attentions").shape()).containsExactly(6, 12, 12, 12);
    float sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += f.get("0.attentions").values()[i];
    }
    assertThat(sum).isEqualTo(1, org.assertj.core.data.Offset.offset(1e-5f));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F64 | 8 | 000000000000f03f | 1",
        "F32 | 4 | 0000803f | 1",
        "BF16 | 2 | 80bf | -1",
        "F16 | 2 | 003c | 1",
        "I64 | 8 | feffffffffffffff | -2",
        "I32 | 4 | 07000000 | 7",
        "I16 | 2 | ffff | -1",
        "I8 | 1 | ff | -1",
        "U8 | 1 | ff | 255",
        "BOOL | 1 | 01 | 1"
      })
  void readsEveryType(String type, int bytes, String hex, float expected) throws Exception {
    byte[] file =
        file(
            "{\"x\":{\"dtype\":\"%s\",\"shape\":[1],\"data_offsets\":[0,%d]}}"
                .formatted(type, bytes),
            java.util.HexFormat.of().parseHex(hex));
    assertThat(Safetensors.read(file, "t").get("x").values()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | beyond the end",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | has 4 bytes",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}} | belong to no tensor",
        "{\"x\":{\"dtype\":\"Q4\",\"shape\":[1],\"data_offsets\":[0,4]}} | unknown type",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | not a whole number",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}} | not a whole number",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1e99],\"data_offsets\":[0,4]}} | not a whole number",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}} | not a whole number",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,4],\"data_offsets\":[0,4]}} | too large",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65536],\"data_offsets\":[0,4]}} | too large",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}} | beyond the end",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}} | where it lies",
        "{\"x\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}} | no valid shape",
        "{\"x\":7} | unknown type",
        "{\"__metadata__\":{\"a\":1}} | not a text",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | overlaps",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | not valid JSON",
        "{\"x\": | not valid JSON",
        "[] | not a list of tensors",
        "{} {} | not valid JSON"
      })
  void aHeaderThatLiesIsRefusedInWords(String header, String reason) {
    byte[] file = file(header, new byte[4]);
    assertThatThrownBy(() -> Safetensors.read(file, "evil"))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.BUNDLE);
              assertThat(e.userMessage()).contains("evil").contains(reason).endsWith(".");
            });
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "-1", "-9223372036854775808", "9223372036854775807", "5000000000", "3"})
  void aHeaderOfImpossibleLengthIsRefused(long length) {
    byte[] file = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    assertThatThrownBy(() -> Safetensors.read(file, "evil"))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("impossible length");
  }

  @Test
  void aMissingFileIsAProblemOfTheFile(@TempDir Path dir) {
    assertThatThrownBy(() -> Safetensors.read(dir.resolve("none")))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FILE));
  }

  @Property(tries = 300)
  void everyTensorSurvivesTheRoundTrip(@ForAll("files") TensorFile file) throws Exception {
    byte[] bytes = Safetensors.encode(file, n -> StoredType.F32);
    assertThat(Safetensors.read(bytes, "t")).isEqualTo(file);
    assertThat(Safetensors.encode(file, n -> StoredType.F32)).isEqualTo(bytes);
  }

  @Provide
  Arbitrary<TensorFile> files() {
    Arbitrary<FloatTensor> tensors =
        Arbitraries.integers()
            .between(0, 4)
            .list()
            .ofMaxSize(4)
            .map(
                shape -> {
                  int n = shape.stream().reduce(1, (a, b) -> a * b);
                  Random random = new Random(n);
                  float[] v = new float[n];
                  for (int i = 0; i < n; i++) {
                    v[i] = random.nextFloat() * 1000 - 500;
                  }
                  return new FloatTensor(shape, v);
                });
    Arbitrary<String> names =
        Arbitraries.strings().ofMaxLength(12).excludeChars('\ud800').filter(SafetensorsTest::valid);
    return Arbitraries.maps(names, tensors).ofMaxSize(5).map(TensorFile::of);
  }

  private static boolean valid(String name) {
    return !name.equals("__metadata__") && StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }

  /** Bytes are changed, cut or added anywhere: either it still reads, or it is refused in words. */
  @Property(tries = 3000)
  void damageNeverEscapes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int edits) {
    Random random = new Random(seed);
    byte[] bytes = Safetensors.encode(SAMPLE, n -> StoredType.F16);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) "0123456789-{}[],\":".charAt(random.nextInt(18));
        case 2 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
        default -> bytes = java.util.Arrays.copyOf(bytes, bytes.length + random.nextInt(20));
      }
    }
    try {
      Safetensors.read(bytes, "t");
    } catch (SightlineException e) {
      assertThat(e.problem()).isEqualTo(Problem.BUNDLE);
      assertThat(e.userMessage()).endsWith(".");
    }
  }

  private static byte[] file(String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
    out.writeBytes(json);
    out.writeBytes(data);
    return out.toByteArray();
  }
}
