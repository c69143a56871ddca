package dev.sightline.core.tensor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads and writes the safetensors format: 8 bytes length of the header, a JSON header, then the
 * numbers. A file is not trusted: everything that its header says is checked before memory is taken
 * for it, and memory stays in proportion to the file's size. Stateless; safe from any thread.
 */
public final class Safetensors {
  private static final int LENGTH_BYTES = 8;
  private static final long MAX_HEADER_BYTES = 16L << 20;
  private static final int ALIGNMENT = 8;
  private static final JsonMapper JSON = new JsonMapper();

  private Safetensors() {}

  /** Some bytes that can be read at any place. */
  private interface Source {
    long size() throws IOException;

    ByteBuffer read(long offset, int length) throws IOException;
  }

  /**
   * Reads all tensors of a file.
   *
   * @throws SightlineException {@code FILE} if it cannot be read, {@code BUNDLE} if it is not what
   *     it claims to be
   */
  public static TensorFile read(Path file) throws SightlineException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return read(new ChannelSource(channel), file.getFileName().toString());
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The weights file {0} cannot be read.", file), e);
    }
  }

  /**
   * Reads all tensors of a file that is in memory.
   *
   * @param name what to call it in a message
   * @throws SightlineException {@code BUNDLE} if it is not what it claims to be
   */
  public static TensorFile read(byte[] content, String name) throws SightlineException {
    try {
      return read(new ArraySource(content), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to read
    }
  }

  private static TensorFile read(Source in, String name) throws IOException, SightlineException {
    if (in.size() < LENGTH_BYTES) {
      throw SafetensorsHeader.broken(name, Phrase.of("it is too short"));
    }
    long headerBytes = in.read(0, LENGTH_BYTES).getLong();
    // An unsigned number in the format: one with the top bit set arrives here as a negative one.
    if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, in.size() - LENGTH_BYTES)) {
      throw SafetensorsHeader.broken(name, Phrase.of("its header has an impossible length"));
    }
    byte[] json = new byte[(int) headerBytes];
    in.read(LENGTH_BYTES, json.length).get(json);
    long data = LENGTH_BYTES + headerBytes;
    SafetensorsHeader header = SafetensorsHeader.parse(json, in.size() - data, name);
    Map<String, FloatTensor> tensors = new TreeMap<>();
    for (SafetensorsHeader.Entry e : header.entries()) {
      ByteBuffer bytes = in.read(data + e.begin(), (int) (e.end() - e.begin()));
      tensors.put(e.name(), new FloatTensor(e.shape(), e.type().read(bytes, e.size())));
    }
    return TensorFile.of(tensors, header.metadata());
  }

  /**
   * Writes a file, all tensors in one type. The same content gives the same bytes.
   *
   * @param type {@code F32} or {@code F16}
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static void write(Path file, TensorFile content, StoredType type)
      throws SightlineException {
    write(file, content, name -> type);
  }

  /**
   * Writes a file. The same content gives the same bytes.
   *
   * @param type {@code F32} or {@code F16} for each tensor's name
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public static void write(Path file, TensorFile content, Function<String, StoredType> type)
      throws SightlineException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(out, content, type);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The weights file {0} cannot be written.", file), e);
    }
  }

  /** The bytes of such a file. */
  public static byte[] encode(TensorFile content, Function<String, StoredType> type) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out, content, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to write
    }
    return out.toByteArray();
  }

  private static void write(OutputStream out, TensorFile content, Function<String, StoredType> type)
      throws IOException {
    byte[] header = header(content, type);
    out.write(little(LENGTH_BYTES).putLong(header.length).array());
    out.write(header);
    for (Map.Entry<String, FloatTensor> e : content.tensors().entrySet()) {
      out.write(bytes(e.getKey(), e.getValue().values(), type.apply(e.getKey())));
    }
  }

  private static byte[] header(TensorFile content, Function<String, StoredType> type)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    if (!content.metadata().isEmpty()) {
      ObjectNode words = root.putObject("__metadata__");
      content.metadata().forEach(words::put);
    }
    long at = 0;
    for (Map.Entry<String, FloatTensor> e : content.tensors().entrySet()) {
      StoredType t = type.apply(e.getKey());
      long end = at + (long) e.getValue().values().length * t.bytes();
      ObjectNode entry = root.putObject(e.getKey()).put("dtype", t.name());
      entry.putPOJO("shape", e.getValue().shape());
      entry.putArray("data_offsets").add(at).add(end);
      at = end;
    }
    byte[] json = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] header = java.util.Arrays.copyOf(json, padded);
    java.util.Arrays.fill(header, json.length, padded, (byte) ' ');
    return header;
  }

  private static byte[] bytes(String name, float[] values, StoredType type) {
    ByteBuffer out = little(Math.multiplyExact(values.length, type.bytes()));
    switch (type) {
      case F32 -> out.asFloatBuffer().put(values);
      case F16 -> {
        for (float v : values) {
          short half = Float.floatToFloat16(v);
          if (Float.isFinite(v) && !Float.isFinite(Float.float16ToFloat(half))) {
            throw new IllegalArgumentException(name + " holds " + v + ", too large for 16 bits");
          }
          out.putShort(half);
        }
      }
      default -> throw new IllegalArgumentException("tensors are written as F32 or F16");
    }
    return out.array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private record ArraySource(byte[] content) implements Source {
    @Override
    public long size() {
      return content.length;
    }

    @Override
    public ByteBuffer read(long offset, int length) {
      return ByteBuffer.wrap(content, (int) offset, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private record ChannelSource(SeekableByteChannel channel) implements Source {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
      ByteBuffer buffer = little(length);
      channel.position(offset);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new EOFException("the file became shorter while it was read");
        }
      }
      return buffer.flip();
    }
  }
}
