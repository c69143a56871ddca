package dev.sightline.core.explain;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * All explanation methods: the classes of the package {@code method} that are an {@link Explainer}.
 * Immutable.
 */
public final class Explainers {
  private static final String CLASS = ".class";

  private final List<Explainer> all;

  /**
   * @param methods with different keys
   */
  public Explainers(List<Explainer> methods) {
    this.all =
        methods.stream()
            .sorted(
                Comparator.comparing((Explainer e) -> e.facts().family())
                    .thenComparing(e -> e.facts().key()))
            .toList();
    long keys = all.stream().map(e -> e.facts().key()).distinct().count();
    if (keys != all.size()) {
      throw new IllegalArgumentException("two methods have the same key");
    }
  }

  /** Those that this program has. Reads the list of its own classes: not on the FX thread. */
  public static Explainers builtIn() {
    String folder = Explainers.class.getPackageName().replace('.', '/') + "/method/";
    List<Explainer> found = new ArrayList<>();
    for (String name : classes(folder)) {
      try {
        Class<?> type = Class.forName(name, true, Explainers.class.getClassLoader());
        if (Explainer.class.isAssignableFrom(type)
            && Modifier.isPublic(type.getModifiers())
            && !Modifier.isAbstract(type.getModifiers())) {
          found.add((Explainer) type.getConstructor().newInstance());
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(name + " needs a public constructor without parameters", e);
      }
    }
    return new Explainers(found);
  }

  /** In the order in which they are listed. */
  public List<Explainer> all() {
    return all;
  }

  /** The method of that key. */
  public Optional<Explainer> find(String key) {
    return all.stream().filter(e -> e.facts().key().equals(key)).findFirst();
  }

  /**
   * The method of that key.
   *
   * @throws SightlineException {@code UNSUPPORTED}, naming those that there are
   */
  public Explainer require(String key) throws SightlineException {
    Optional<Explainer> found = find(key);
    if (found.isPresent()) {
      return found.get();
    }
    List<String> keys = all.stream().map(e -> e.facts().key()).toList();
    throw new SightlineException(
        Problem.UNSUPPORTED,
        Phrase.of("There is no method \"{0}\"; there are: {1}.", key, String.join(", ", keys)));
  }

  /** Names of the classes that lie where this class lies, in a folder or in a jar. */
  private static List<String> classes(String folder) {
    String self = "/" + Explainers.class.getName().replace('.', '/') + CLASS;
    URL here = Explainers.class.getResource(self);
    try {
      List<String> names;
      if (here.openConnection() instanceof JarURLConnection jar) {
        jar.setUseCaches(false); // or closing it would close everybody's
        try (JarFile file = jar.getJarFile()) {
          names =
              file.stream()
                  .map(e -> e.getName())
                  .filter(n -> n.startsWith(folder) && n.endsWith(CLASS))
                  .map(n -> n.substring(folder.length()))
                  .toList();
        }
      } else {
        Path root = Path.of(URI.create(here.toURI().toString().replace(self, "/")));
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
          names = files.map(p -> p.getFileName().toString()).toList();
        }
      }
      return names.stream()
          .filter(n -> n.endsWith(CLASS) && !n.contains("/") && !n.contains("$"))
          .filter(n -> !n.equals("package-info.class"))
          .map(n -> (folder + n.substring(0, n.length() - CLASS.length())).replace('/', '.'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("listing the explanation methods", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("listing the explanation methods", e);
    }
  }
}
