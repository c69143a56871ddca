import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Stores the tensors that several bundles of a jar have in common once. A file of weights with
 * tensors that a smaller name has too becomes {@code NAME.parts}, lines of
 *
 * <pre>{@code RESOURCE OFFSET LENGTH}</pre>
 *
 * in their order, and {@code NAME.rest} with the bytes that are its own. {@code SharedParts} in core
 * puts them together again, and the bundle's SHA-256 tells whether that was right.
 */
final class SharedTensors {
  private static final String WEIGHTS = ".safetensors";

  /** Smaller ones are not worth a line, bytes. */
  private static final int LEAST = 16 << 10;

  /** Data offsets in the header of a safetensors file. */
  private static final Pattern OFFSETS =
      Pattern.compile("\"data_offsets\"\\s*:\\s*\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\]");

  private final Map<String, Tensor> first = new HashMap<>();

  /** A place in a file of weights, bytes from its beginning. */
  private record Tensor(String file, int offset, int length) {}

  /** True for a file that may have tensors in common with another. */
  static boolean isWeights(String name) {
    return name.endsWith(WEIGHTS);
  }

  /** Looks through all weights of a jar. */
  SharedTensors(ZipFile jar) throws IOException {
    List<ZipEntry> weights = new ArrayList<>();
    jar.stream().filter(e -> isWeights(e.getName())).forEach(weights::add);
    weights.sort(Comparator.comparing(ZipEntry::getName));
    for (ZipEntry entry : weights) {
      try (InputStream in = jar.getInputStream(entry)) {
        byte[] content = in.readAllBytes();
        for (Tensor tensor : tensors(entry.getName(), content)) {
          first.putIfAbsent(hash(content, tensor), tensor);
        }
      }
    }
  }

  /** The entries to write for one of the jar: itself, or what it is put together from. */
  Map<String, byte[]> parts(String name, byte[] content) {
    List<Tensor> elsewhere = new ArrayList<>();
    List<Tensor> own = new ArrayList<>();
    if (isWeights(name)) {
      for (Tensor tensor : tensors(name, content)) {
        Tensor before = first.get(hash(content, tensor));
        if (before != null && !before.file().equals(name)) {
          own.add(tensor);
          elsewhere.add(before);
        }
      }
    }
    if (own.isEmpty()) {
      return Map.of(name, content);
    }
    StringBuilder lines = new StringBuilder();
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    int at = 0;
    for (int i = 0; i < own.size(); i++) {
      at = keep(name, content, at, own.get(i).offset(), rest, lines);
      Tensor there = elsewhere.get(i);
      lines.append(line(there.file(), there.offset(), there.length()));
      at += there.length();
    }
    keep(name, content, at, content.length, rest, lines);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(name + ".parts", lines.toString().getBytes(StandardCharsets.UTF_8));
    parts.put(name + ".rest", rest.toByteArray());
    return parts;
  }

  private static int keep(
      String name, byte[] content, int from, int to, ByteArrayOutputStream rest, StringBuilder lines) {
    if (to > from) {
      lines.append(line(name + ".rest", rest.size(), to - from));
      rest.write(content, from, to - from);
    }
    return to;
  }

  private static String line(String file, int offset, int length) {
    return "/" + file + " " + offset + " " + length + "\n";
  }

  /** Its large tensors, by place. */
  private static List<Tensor> tensors(String name, byte[] content) {
    List<Tensor> all = new ArrayList<>();
    int header = Math.toIntExact(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong());
    String json = new String(content, Long.BYTES, header, StandardCharsets.UTF_8);
    Matcher m = OFFSETS.matcher(json);
    while (m.find()) {
      int begin = Integer.parseInt(m.group(1));
      int length = Integer.parseInt(m.group(2)) - begin;
      if (length >= LEAST) {
        all.add(new Tensor(name, Long.BYTES + header + begin, length));
      }
    }
    all.sort(Comparator.comparingInt(Tensor::offset));
    return all;
  }

  private static String hash(byte[] content, Tensor tensor) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content, tensor.offset(), tensor.length());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
