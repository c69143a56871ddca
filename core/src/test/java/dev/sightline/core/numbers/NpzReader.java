package dev.sightline.core.numbers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads what numpy writes, by the text of the format alone; strict. */
final class NpzReader {
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '(<[fiU]\\d+)', 'fortran_order': False, 'shape': \\(([\\d, ]*)\\), \\} *\n");

  private NpzReader() {}

  /** One array: its type, its shape and its values as objects. */
  record Array(String type, List<Integer> shape, List<Object> values) {}

  static Map<String, Array> read(byte[] npz) throws IOException {
    Map<String, Array> arrays = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(npz))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        if (!e.getName().endsWith(".npy")) {
          throw new IOException(e.getName());
        }
        arrays.put(e.getName().substring(0, e.getName().length() - 4), array(zip.readAllBytes()));
      }
    }
    return arrays;
  }

  private static Array array(byte[] npy) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    in.get(magic);
    if (!Arrays.equals(magic, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})) {
      throw new IOException("magic " + Arrays.toString(magic));
    }
    int length = in.getShort() & 0xFFFF;
    if ((10 + length) % 64 != 0) {
      throw new IOException("values begin at " + (10 + length));
    }
    byte[] header = new byte[length];
    in.get(header);
    Matcher m = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
    if (!m.matches()) {
      throw new IOException(new String(header, StandardCharsets.US_ASCII));
    }
    List<Integer> shape =
        Arrays.stream(m.group(2).split(",", -1))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .map(Integer::valueOf)
            .toList();
    String type = m.group(1);
    List<Object> values = new ArrayList<>();
    int n = shape.stream().reduce(1, Math::multiplyExact);
    for (int i = 0; i < n; i++) {
      values.add(
          switch (type) {
            case "<f4" -> in.getFloat();
            case "<f8" -> in.getDouble();
            case "<i4" -> in.getInt();
            default -> text(in, Integer.parseInt(type.substring(2)));
          });
    }
    if (in.hasRemaining()) {
      throw new IOException(in.remaining() + " bytes too many");
    }
    return new Array(type, shape, values);
  }

  private static String text(ByteBuffer in, int letters) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      int c = in.getInt();
      if (c != 0) {
        s.appendCodePoint(c);
      }
    }
    return s.toString();
  }
}
