package dev.sightline.core.model.bundle;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A bundle in a zip. Nothing is unpacked to disk. Its names and sizes are checked when it is
 * opened; a file is later read no further than its manifest allows, whatever the zip claims.
 */
final class ZipSource implements BundleSource {
  private static final int MAX_ENTRIES = 1000;

  /** No real weights or texts shrink more than this; what does is made to fill the memory. */
  private static final long MAX_RATIO = 100;

  private static final long SMALL_BYTES = 1 << 20;

  private final String name;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;

  private ZipSource(String name, ZipFile zip, Map<String, ZipEntry> entries) {
    this.name = name;
    this.zip = zip;
    this.entries = entries;
  }

  static ZipSource open(Path file) throws SightlineException {
    String name = file.getFileName().toString();
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw Refusal.of(name, Phrase.of("it is not a zip file, or it is damaged"), e);
    } catch (IOException e) {
      throw Refusal.of(name, Phrase.of("it cannot be read"), e);
    }
    try {
      return new ZipSource(name, zip, checked(zip, name));
    } catch (SightlineException e) {
      try {
        zip.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  /** The files by their names inside the bundle; one folder around all of them is taken off. */
  private static Map<String, ZipEntry> checked(ZipFile zip, String name) throws SightlineException {
    if (zip.size() > MAX_ENTRIES) {
      throw Refusal.of(name, Phrase.of("it has {0} entries, far more than a bundle", zip.size()));
    }
    Map<String, ZipEntry> entries = new HashMap<>();
    for (ZipEntry e : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
      String path = e.getName();
      if (leavesTheBundle(path)) {
        throw Refusal.of(
            name, Phrase.of("its entry \"{0}\" points out of the bundle", printable(path)));
      }
      if (entries.put(path, e) != null) {
        throw Refusal.of(name, Phrase.of("it has two entries called \"{0}\"", printable(path)));
      }
      if (e.getSize() > SMALL_BYTES && e.getSize() / MAX_RATIO > e.getCompressedSize()) {
        throw Refusal.of(
            name, Phrase.of("its entry \"{0}\" swells beyond reason", printable(path)));
      }
    }
    if (entries.containsKey(BundleManifest.MANIFEST)) {
      return entries;
    }
    List<String> manifests =
        entries.keySet().stream().filter(p -> p.matches("[^/]+/bundle\\.json")).toList();
    if (manifests.size() != 1) {
      return entries; // the missing manifest is reported by the reader
    }
    String folder =
        manifests
            .getFirst()
            .substring(0, manifests.getFirst().length() - BundleManifest.MANIFEST.length());
    Map<String, ZipEntry> inner = new HashMap<>();
    entries.forEach(
        (path, e) -> {
          if (path.startsWith(folder)) {
            inner.put(path.substring(folder.length()), e);
          }
        });
    return inner;
  }

  static boolean leavesTheBundle(String path) {
    return path.startsWith("/")
        || path.contains("\\")
        || path.contains(":")
        || path.indexOf('\0') >= 0
        || List.of(path.split("/")).contains("..");
  }

  private static String printable(String path) {
    String p = path.replaceAll("\\p{Cntrl}", "?");
    return p.length() > 80 ? p.substring(0, 80) + "…" : p;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean has(String path) {
    return entries.containsKey(path) && !entries.get(path).isDirectory();
  }

  @Override
  public InputStream open(String path) throws IOException {
    return zip.getInputStream(entries.get(path));
  }

  /** Also compares the zip's own checksum, which {@link ZipFile} leaves to its reader. */
  @Override
  public byte[] read(String path, long limit) throws IOException, SightlineException {
    byte[] content;
    try {
      content = BundleSource.super.read(path, limit);
    } catch (ZipException | EOFException e) {
      throw damaged(path, e);
    }
    CRC32 checksum = new CRC32();
    checksum.update(content);
    if (checksum.getValue() != entries.get(path).getCrc()) {
      throw damaged(path, null);
    }
    return content;
  }

  private SightlineException damaged(String path, IOException cause) {
    return Refusal.of(name, Phrase.of("its file {0} is damaged inside the zip", path), cause);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
