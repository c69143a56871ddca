package dev.sightline.core.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source files of one module, and of the whole repository, as a test sees them. */
public final class SourceTree {
  private static final Set<String> NOT_SOURCES = Set.of(".git", "target", ".idea", ".vscode");

  private final Path module;

  private SourceTree(Path module) {
    this.module = module;
  }

  /** The module whose tests run: Surefire starts in its folder. */
  public static SourceTree ofThisModule() {
    Path here = Path.of("").toAbsolutePath();
    if (!Files.exists(here.resolve("pom.xml")) || !Files.isDirectory(here.resolve("src"))) {
      throw new IllegalStateException("tests must run in the folder of a module, not in " + here);
    }
    return new SourceTree(here);
  }

  /** The folder that holds all modules. */
  public Path repository() {
    return module.getParent();
  }

  /** Java files that are shipped. */
  public List<Path> main() {
    return java("src/main/java");
  }

  /** Java files of the tests. */
  public List<Path> tests() {
    return java("src/test/java");
  }

  /** Java files of both. */
  public List<Path> all() {
    return Stream.concat(main().stream(), tests().stream()).toList();
  }

  /** Shipped Java files with more than {@code max} lines, as {@code path: lines}. */
  public List<String> longerThan(int max) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : main()) {
      long lines = Files.readString(file).lines().count();
      if (lines > max) {
        found.add(module.relativize(file) + ": " + lines);
      }
    }
    return found;
  }

  /** Folders with shipped classes and no package-info.java. */
  public Set<String> packagesWithoutInfo() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : main()) {
      if (!Files.exists(file.resolveSibling("package-info.java"))) {
        found.add(module.relativize(file.getParent()).toString());
      }
    }
    return found;
  }

  /** Lines of {@code files} in which {@code pattern} is found, as {@code path:line: text}. */
  public List<String> matches(List<Path> files, Pattern pattern) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      int number = 0;
      for (String line : Files.readString(file).lines().toList()) {
        number++;
        if (pattern.matcher(line).find()) {
          found.add(repository().relativize(file) + ":" + number + ": " + line.strip());
        }
      }
    }
    return found;
  }

  /**
   * Text files of the whole repository, build output left out. A file is text if its first bytes
   * hold no NUL.
   */
  public List<Path> repositoryTexts() throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        repository(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return NOT_SOURCES.contains(dir.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()
                && !NOT_SOURCES.contains(file.getFileName().toString())
                && isText(file)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean isText(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      for (byte b : in.readNBytes(8192)) {
        if (b == 0) {
          return false;
        }
      }
      return true;
    }
  }

  private List<Path> java(String folder) {
    Path root = module.resolve(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
