import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes an installable program of a finished build: leaves out native libraries of other platforms,
 * links a runtime with the modules that are needed, and hands both to jpackage.
 *
 * <pre>{@code java installers/AppImage.java BUILD OUT TYPE [jpackage option]...}</pre>
 *
 * where BUILD is {@code app/target}, OUT an empty folder, and TYPE what jpackage calls it: {@code
 * app-image} everywhere, {@code rpm} on Linux, {@code msi} or {@code exe} on Windows, {@code dmg} or
 * {@code pkg} on macOS. Same input, same output: entries keep no time.
 */
public final class AppImage {
  /** What the program and its libraries use; charsets for subtitles, locales for dates. */
  private static final String MODULES =
      "java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,"
          + "java.naming,java.net.http,java.scripting,java.security.jgss,java.sql,java.xml,"
          + "jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.jsobject,jdk.localedata,jdk.management,"
          + "jdk.unsupported,jdk.unsupported.desktop,jdk.xml.dom,jdk.zipfs";

  /** Folders of native libraries in jars, each with what it is called for this platform. */
  private static final Map<String, Pattern> NATIVE =
      new TreeMap<>(
          Map.of(
              "onnxruntime-", Pattern.compile("ai/onnxruntime/native/([^/]+)/.*"),
              "tokenizers-", Pattern.compile("native/lib/([^/]+)/.*"),
              "sqlite-jdbc-", Pattern.compile("org/sqlite/native/([^/]+/[^/]+)/.*"),
              "jna-", Pattern.compile("com/sun/jna/([a-z0-9]+-[a-z0-9-]+)/.*"),
              "pytorch-jni-", Pattern.compile("jnilib/([^/]+/[^/]+)/.*")));

  private AppImage() {}

  /** This platform, as each library writes it. */
  private enum Platform {
    LINUX("linux-x64", "linux-x86_64", "Linux/x86_64", "linux-x86-64"),
    WINDOWS("win-x64", "win-x86_64", "Windows/x86_64", "win32-x86-64"),
    MAC("osx-aarch64", "osx-aarch64", "Mac/aarch64", "darwin-aarch64");

    private final List<String> names;

    Platform(String onnx, String djl, String sqlite, String jna) {
      this.names = List.of(onnx, djl, djl + "/cpu", sqlite, jna);
    }

    static Platform current() {
      String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      return os.contains("win") ? WINDOWS : os.contains("mac") ? MAC : LINUX;
    }

    boolean isMine(String folder) {
      return names.contains(folder);
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 3) {
      System.err.println("java AppImage.java BUILD OUT TYPE [jpackage option]...");
      System.exit(2);
    }
    Path build = Path.of(args[0]).toAbsolutePath();
    Path out = Files.createDirectories(Path.of(args[1])).toAbsolutePath();
    Path work = Files.createTempDirectory("sightline-image");
    try {
      Path input = Files.createDirectories(work.resolve("input"));
      String mainJar = collect(build, input);
      Path runtime = work.resolve("runtime");
      link(runtime);
      pack(args, out, input, runtime, mainJar);
    } finally {
      delete(work);
    }
  }

  /** Copies all jars, the trimmed ones smaller. */
  private static String collect(Path build, Path input) throws IOException {
    Path app;
    try (Stream<Path> files = Files.list(build)) {
      app =
          files
              .filter(f -> f.getFileName().toString().matches("sightline-app-.*\\.jar"))
              .filter(f -> !f.getFileName().toString().contains("-tests"))
              .findFirst()
              .orElseThrow(() -> new IOException("no build in " + build));
    }
    Files.copy(app, input.resolve(app.getFileName()));
    Path lib = build.resolve("lib");
    try (Stream<Path> files = Files.walk(lib)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path target = input.resolve("lib").resolve(lib.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Optional<Pattern> natives = natives(file.getFileName().toString());
        if (natives.isPresent()) {
          trim(file, target, natives.get());
        } else {
          Files.copy(file, target);
        }
      }
    }
    return app.getFileName().toString();
  }

  private static Optional<Pattern> natives(String jar) {
    return NATIVE.entrySet().stream()
        .filter(e -> jar.startsWith(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static void trim(Path from, Path to, Pattern natives) throws IOException {
    try (ZipFile in = new ZipFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      Enumeration<? extends ZipEntry> entries = in.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        var m = natives.matcher(entry.getName());
        if (m.matches() && !Platform.current().isMine(m.group(1)) && !entry.isDirectory()) {
          continue;
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(0);
        zip.putNextEntry(copy);
        try (InputStream bytes = in.getInputStream(entry)) {
          bytes.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
  }

  private static void link(Path runtime) throws IOException, InterruptedException {
    run(
        List.of(
            tool("jlink"),
            "--add-modules",
            MODULES,
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--include-locales=en,zh",
            "--compress",
            "zip-6",
            "--output",
            runtime.toString()));
  }

  private static void pack(String[] args, Path out, Path input, Path runtime, String mainJar)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(tool("jpackage"));
    add(command, "--type", args[2]);
    add(command, "--dest", out.toString());
    add(command, "--input", input.toString());
    add(command, "--runtime-image", runtime.toString());
    add(command, "--main-jar", mainJar);
    add(command, "--main-class", "dev.sightline.app.Main");
    add(command, "--name", Platform.current() == Platform.LINUX ? "sightline" : "Sightline");
    add(command, "--vendor", "The Sightline authors");
    add(command, "--description", "Shows what a video-text model looks at");
    for (String option :
        List.of(
            "--module-path",
            "$APPDIR/lib/javafx",
            "--add-modules",
            "javafx.controls",
            "--enable-native-access=ALL-UNNAMED,javafx.graphics",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dai.djl.offline=true",
            "-Dsightline.home=$ROOTDIR")) {
      add(command, "--java-options", option);
    }
    // the manifest's exports count for java -jar alone, and the launcher starts the class
    for (String export : exports(input.resolve(mainJar))) {
      add(command, "--java-options", "--add-exports=" + export + "=ALL-UNNAMED");
    }
    command.addAll(List.of(args).subList(3, args.length));
    run(command);
  }

  private static List<String> exports(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      String all = file.getManifest().getMainAttributes().getValue("Add-Exports");
      return all == null ? List.of() : List.of(all.split(" "));
    }
  }

  private static void add(List<String> command, String name, String value) {
    command.add(name);
    command.add(value);
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException(command.getFirst() + " ended with " + exit);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
            all.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) {
            all.add(dir);
            return FileVisitResult.CONTINUE;
          }
        });
    all.sort(Comparator.comparingInt(Path::getNameCount).reversed());
    for (Path path : all) {
      path.toFile().setWritable(true);
      Files.deleteIfExists(path);
    }
  }
}
