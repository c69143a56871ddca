import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Makes an installable program of a finished build: leaves out native libraries of other platforms,
 * links a runtime with the modules that are needed, and hands both to jpackage.
 *
 * <pre>{@code java installers/AppImage.java BUILD OUT TYPE [jpackage option]...}</pre>
 *
 * where BUILD is {@code app/target}, OUT an empty folder, and TYPE what jpackage calls it: {@code
 * app-image} everywhere, {@code msi} or {@code exe} on Windows, {@code dmg} or
 * {@code pkg} on macOS. Same input, same output: entries keep no time.
 */
public final class AppImage {
  /**
   * What the program and its libraries use, with the client for HTTP and the compiler's interface
   * for plug-ins and libraries that name them; charsets for subtitles, locales for dates.
   */
  private static final String MODULES =
      "java.base,java.compiler,java.desktop,java.logging,java.management,java.naming,"
          + "java.net.http,java.sql,java.xml,jdk.charsets,jdk.localedata,jdk.management,"
          + "jdk.unsupported,jdk.zipfs";

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
      boolean strips = JarCut.canStrip();
      String mainJar = collect(build, input, new JarCut(Platform.current().names, strips));
      Path runtime = work.resolve("runtime");
      link(runtime);
      if (strips) {
        strip(runtime);
      }
      pack(args, out, input, runtime, mainJar);
    } finally {
      delete(work);
    }
  }

  /** Copies all jars, without what is not needed. */
  private static String collect(Path build, Path input, JarCut cut)
      throws IOException, InterruptedException {
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
        cut.copy(file, target);
      }
    }
    return app.getFileName().toString();
  }

  /** Takes symbols out of the Java runtime's libraries. */
  private static void strip(Path runtime) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(runtime.resolve("lib"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".so")).sorted().toList()) {
        file.toFile().setWritable(true);
        JarCut.stripFile(file);
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
            "zip-9",
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
