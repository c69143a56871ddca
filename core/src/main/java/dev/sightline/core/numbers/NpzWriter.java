package dev.sightline.core.numbers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes arrays as numpy's {@code savez_compressed} does: a zip of {@code .npy} files of format
 * version 1.0, little-endian, C order (numpy, “NEP 1, A simple file format for NumPy arrays”). One
 * thread; close it.
 */
final class NpzWriter implements AutoCloseable {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** Headers end at a multiple of this, so that values can be mapped into memory. */
  private static final int ALIGNMENT = 64;

  /** The first moment that a zip file can tell: equal arrays give equal files. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  NpzWriter(OutputStream out) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  /** Single floats. */
  void floats(String name, float[] values, int... shape) throws IOException {
    ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    array(name, "<f4", shape, bytes.array());
  }

  /** Double floats in one row. */
  void doubles(String name, double[] values) throws IOException {
    ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Double.BYTES));
    bytes.asDoubleBuffer().put(values);
    array(name, "<f8", new int[] {values.length}, bytes.array());
  }

  /** Whole numbers in one row. */
  void ints(String name, int[] values) throws IOException {
    ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Integer.BYTES));
    bytes.asIntBuffer().put(values);
    array(name, "<i4", new int[] {values.length}, bytes.array());
  }

  /** Texts in one row; in numpy all of an array have the length of the longest. */
  void texts(String name, List<String> values) throws IOException {
    strings(name, values, values.size());
  }

  /** One text. */
  void text(String name, String value) throws IOException {
    strings(name, List.of(value));
  }

  private void strings(String name, List<String> values, int... shape) throws IOException {
    int longest =
        Math.max(1, values.stream().mapToInt(v -> v.codePointCount(0, v.length())).max().orElse(0));
    int width = longest * Integer.BYTES;
    ByteBuffer bytes = littleEndian(Math.multiplyExact(values.size(), width));
    for (int i = 0; i < values.size(); i++) {
      bytes.position(i * width);
      values.get(i).codePoints().forEach(bytes::putInt);
    }
    array(name, "<U" + longest, shape, bytes.array());
  }

  private void array(String name, String type, int[] shape, byte[] values) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(header(type, shape));
    zip.write(values);
    zip.closeEntry();
  }

  private static byte[] header(String type, int[] shape) {
    String sizes =
        Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String text =
        "{'descr': '"
            + type
            + "', 'fortran_order': False, 'shape': ("
            + sizes
            + (shape.length == 1 ? "," : "")
            + "), }";
    int before = MAGIC.length + Short.BYTES;
    int length = (before + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - before;
    ByteBuffer out = littleEndian(before + length);
    out.put(MAGIC).putShort((short) length);
    out.put(text.getBytes(StandardCharsets.US_ASCII));
    while (out.remaining() > 1) {
      out.put((byte) ' ');
    }
    return out.put((byte) '\n').array();
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
