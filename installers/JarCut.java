import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes jars anew without what this platform's program never uses: native libraries of other
 * platforms, programs and libraries of FFmpeg that nothing calls, and names of functions that only
 * a debugger reads. Same input, same output: entries carry one fixed time.
 */
final class JarCut {
  /** Folders of native libraries in jars, each with what it is called for a platform. */
  private static final Map<String, Pattern> NATIVE =
      new TreeMap<>(
          Map.of(
              "onnxruntime-", Pattern.compile("ai/onnxruntime/native/([^/]+)/.*"),
              "tokenizers-", Pattern.compile("native/lib/([^/]+)/.*"),
              "sqlite-jdbc-", Pattern.compile("org/sqlite/native/([^/]+/[^/]+)/.*"),
              "jna-", Pattern.compile("com/sun/jna/([a-z0-9]+-[a-z0-9-]+)/.*"),
              "pytorch-jni-", Pattern.compile("jnilib/([^/]+/[^/]+)/.*")));

  /** FFmpeg's programs, and the libraries for filters and cameras, which nothing here loads. */
  private static final Pattern UNUSED =
      Pattern.compile(
          "org/bytedeco/ffmpeg/[^/]+/(ff(mpeg|probe)(\\.exe)?|(lib)?(jni)?av(filter|device)[-.].*)");

  private static final Pattern LIBRARY = Pattern.compile(".*\\.so(\\.[0-9]+)*");

  /** Zip cannot name an earlier time. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

  private final List<String> mine;
  private final boolean strips;

  /**
   * @param mine what this platform is called by the libraries
   * @param strips whether to take symbols out of Linux libraries with the tool {@code strip}
   */
  JarCut(List<String> mine, boolean strips) {
    this.mine = mine;
    this.strips = strips;
  }

  /** Copies one jar, smaller where it can be. */
  void copy(Path from, Path to) throws IOException, InterruptedException {
    if (isWorthIt(from)) {
      write(from, to);
    } else {
      Files.copy(from, to);
    }
  }

  /** True if there is something to leave out, to strip or to share. */
  private boolean isWorthIt(Path jar) throws IOException {
    String name = jar.getFileName().toString();
    try (ZipFile in = new ZipFile(jar.toFile())) {
      return in.stream()
          .map(ZipEntry::getName)
          .anyMatch(
              e ->
                  isForeign(name, e)
                      || UNUSED.matcher(e).matches()
                      || (strips && LIBRARY.matcher(e).matches())
                      || SharedTensors.isWeights(e));
    }
  }

  private void write(Path from, Path to) throws IOException, InterruptedException {
    String jar = from.getFileName().toString();
    try (ZipFile in = new ZipFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      SharedTensors tensors = new SharedTensors(in);
      for (ZipEntry entry : entries(in)) {
        String name = entry.getName();
        if (isForeign(jar, name) || UNUSED.matcher(name).matches()) {
          continue;
        }
        byte[] content;
        try (InputStream bytes = in.getInputStream(entry)) {
          content = bytes.readAllBytes();
        }
        if (strips && isLibrary(name, content)) {
          content = strip(content);
        }
        for (Map.Entry<String, byte[]> part : tensors.parts(name, content).entrySet()) {
          write(zip, part.getKey(), part.getValue());
        }
      }
    }
  }

  /** In the order of the jar, whose manifest comes first. */
  private static List<ZipEntry> entries(ZipFile zip) {
    List<ZipEntry> all = new ArrayList<>();
    zip.stream().forEach(all::add);
    return all;
  }

  private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private boolean isForeign(String jar, String name) {
    for (Map.Entry<String, Pattern> natives : NATIVE.entrySet()) {
      Matcher m = natives.getValue().matcher(name);
      if (jar.startsWith(natives.getKey()) && m.matches() && !name.endsWith("/")) {
        return !mine.contains(m.group(1));
      }
    }
    return false;
  }

  private static boolean isLibrary(String name, byte[] content) {
    if (!LIBRARY.matcher(name).matches() || content.length < ELF.length) {
      return false;
    }
    for (int i = 0; i < ELF.length; i++) {
      if (content[i] != ELF[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] strip(byte[] library) throws IOException, InterruptedException {
    Path file = Files.createTempFile("sightline", ".so");
    try {
      Files.write(file, library);
      stripFile(file);
      byte[] less = Files.readAllBytes(file);
      return less.length < library.length ? less : library;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Takes out what is not needed to load and run a library. */
  static void stripFile(Path file) throws IOException, InterruptedException {
    Process strip =
        new ProcessBuilder("strip", "--strip-unneeded", file.toString())
            .redirectErrorStream(true)
            .start();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    strip.getInputStream().transferTo(said);
    if (strip.waitFor() != 0) {
      throw new IOException("strip " + file + ": " + said.toString(Charset.defaultCharset()).strip());
    }
  }

  /** True on Linux where the tool is; elsewhere libraries are signed as they are. */
  static boolean canStrip() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      return false;
    }
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, "strip"))) {
        return true;
      }
    }
    System.err.println(
        "AppImage: strip (package binutils) is missing: libraries keep their symbols, and the"
            + " program is some 15 MB larger.");
    return false;
  }
}
