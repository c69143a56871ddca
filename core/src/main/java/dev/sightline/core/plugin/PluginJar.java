package dev.sightline.core.plugin;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A jar of the plug-in folder as it was read, once: what is hashed is what is shown and what runs.
 * Reading it runs nothing of it. Immutable.
 */
public final class PluginJar {
  /** Which interfaces of this program a plug-in was made for; a number, 1 now. */
  public static final String API_ATTRIBUTE = "Sightline-Plugin-Api";

  /** The interfaces of this version. */
  public static final int API = 1;

  /** A larger file is no plug-in, bytes. */
  private static final long MAX_BYTES = 64L << 20;

  /** What its entries may come to, bytes. */
  private static final long MAX_UNPACKED = 256L << 20;

  private static final int BLOCK = 1 << 16;
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private final Path file;
  private final String sha256;
  private final Map<String, byte[]> entries;
  private final Attributes attributes;
  private final List<Offer> offers;

  /**
   * What a jar says it provides.
   *
   * @param kind which interface
   * @param provider name of the class
   */
  public record Offer(PluginKind kind, String provider) {}

  private PluginJar(Path file, String sha256, Map<String, byte[]> entries) throws IOException {
    this.file = file;
    this.sha256 = sha256;
    this.entries = entries;
    byte[] manifest = entries.getOrDefault(MANIFEST, new byte[0]);
    attributes = new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
    List<Offer> found = new ArrayList<>();
    for (PluginKind kind : PluginKind.values()) {
      byte[] names = entries.getOrDefault(kind.services(), new byte[0]);
      new String(names, StandardCharsets.UTF_8)
          .lines()
          .map(l -> l.replaceFirst("#.*", "").strip())
          .filter(l -> !l.isEmpty())
          .forEach(l -> found.add(new Offer(kind, l)));
    }
    offers = List.copyOf(found);
  }

  /**
   * Reads a jar. Blocks.
   *
   * @throws SightlineException {@code FILE} if it cannot be read, is no jar or too large
   */
  public static PluginJar read(Path file) throws SightlineException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw unreadable(file, Phrase.of("it is larger than 64 MB"), null);
      }
      byte[] all = Files.readAllBytes(file);
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
      return new PluginJar(file, hash, unpacked(file, all));
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, Phrase.of("it is damaged or no jar"), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Map<String, byte[]> unpacked(Path file, byte[] all)
      throws IOException, SightlineException {
    Map<String, byte[]> entries = new HashMap<>();
    long left = MAX_UNPACKED;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(all))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = limited(zip, left);
        left -= content.length;
        if (left <= 0) {
          throw unreadable(file, Phrase.of("it unpacks to more than 256 MB"), null);
        }
        entries.putIfAbsent(entry.getName(), content);
      }
    }
    if (entries.isEmpty()) {
      throw unreadable(file, Phrase.of("it is damaged or no jar"), null);
    }
    return entries;
  }

  private static byte[] limited(InputStream in, long most) throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    for (int n = in.read(block); n >= 0 && out.size() <= most; n = in.read(block)) {
      out.write(block, 0, n);
    }
    return out.toByteArray();
  }

  private static SightlineException unreadable(Path file, Phrase why, Throwable cause) {
    return new SightlineException(
        Problem.FILE,
        Phrase.of("“{0}” cannot be used as a plug-in: {1}.", file.getFileName(), why),
        cause);
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /** Its title as its makers wrote it, else the name of its file. */
  public String name() {
    String title = attributes.getValue(Attributes.Name.IMPLEMENTATION_TITLE);
    return title == null || title.isBlank() ? file.getFileName().toString() : title.strip();
  }

  /** Of the whole file, 64 hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** What it says it provides; empty: it is no plug-in. */
  public List<Offer> offers() {
    return offers;
  }

  /** Why it cannot be loaded whoever allows it, in English; empty if it can be tried. */
  public Optional<Phrase> obstacle() {
    if (offers.isEmpty()) {
      return Optional.of(Phrase.of("It provides nothing that Sightline knows."));
    }
    String made = attributes.getValue(API_ATTRIBUTE);
    if (made == null) {
      return Optional.of(
          Phrase.of(
              "Its manifest does not say for which version of plug-ins it was made ({0}).",
              API_ATTRIBUTE));
    }
    return made.strip().equals(Integer.toString(API))
        ? Optional.empty()
        : Optional.of(
            Phrase.of(
                "It was made for version {0} of plug-ins, and this is version {1}.",
                made.strip(), API));
  }

  /** The bytes of an entry, or null. */
  byte[] entry(String name) {
    return entries.get(name);
  }
}
