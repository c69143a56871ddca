package dev.sightline.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** Makes plug-ins: compiles sources and packs them. */
public final class PluginJars {
  /** The example project of the docs. */
  public static final Path EXAMPLE = Path.of("../docs/plugin-example/src/main");

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private PluginJars() {}

  /**
   * Compiles the example project and other sources, all at once: a compiler takes its time to
   * start.
   *
   * @param codes sources by the names of their classes
   * @param work gets the sources and, below {@code classes}, what was compiled
   * @return entries of a jar
   */
  public static Map<String, byte[]> compile(Map<String, String> codes, Path work)
      throws IOException {
    List<Path> sources = new ArrayList<>(files(EXAMPLE.resolve("java"), ".java"));
    for (Map.Entry<String, String> code : codes.entrySet()) {
      sources.add(Files.writeString(work.resolve(code.getKey() + ".java"), code.getValue()));
    }
    Path classes = Files.createDirectories(work.resolve("classes"));
    compileInto(sources, classes);
    return contents(classes);
  }

  /** The example project as its pom.xml would pack it. */
  public static void example(Path jar, Map<String, byte[]> classes) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>(classes);
    entries.putAll(contents(EXAMPLE.resolve("resources")));
    pack(jar, entries, manifest("1"));
  }

  /** A jar that offers one of the compiled classes. */
  public static void of(Path jar, Map<String, byte[]> classes, String name, String service)
      throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put(name + ".class", classes.get(name + ".class"));
    entries.put(PluginKind.SERVICES + service, name.getBytes(StandardCharsets.UTF_8));
    pack(jar, entries, manifest("1"));
  }

  /** A jar that offers classes which are not in it. */
  public static void hollow(Path jar, String api, String service, String provider)
      throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put(PluginKind.SERVICES + service, provider.getBytes(StandardCharsets.UTF_8));
    pack(jar, entries, manifest(api));
  }

  private static String manifest(String api) {
    return "Manifest-Version: 1.0\r\nImplementation-Title: Example plug-in\r\n"
        + (api.isEmpty() ? "" : PluginJar.API_ATTRIBUTE + ": " + api + "\r\n")
        + "\r\n";
  }

  private static void compileInto(List<Path> sources, Path classes) throws IOException {
    Files.createDirectories(classes);
    List<String> args =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-implicit:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
    sources.forEach(s -> args.add(s.toString()));
    int exit =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, args.toArray(String[]::new));
    assertThat(exit).as("it compiles").isZero();
  }

  private static void pack(Path jar, Map<String, byte[]> entries, String manifest)
      throws IOException {
    Files.createDirectories(jar.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        put(zip, e.getKey(), e.getValue());
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static Map<String, byte[]> contents(Path root) throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    for (Path file : files(root, "")) {
      all.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
    }
    return all;
  }

  private static List<Path> files(Path root, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(ending)).toList();
    }
  }
}
