package dev.sightline.core.plugin;

import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.job.UserFolder;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.library.importing.VideoLister;
import dev.sightline.core.plugin.PluginState.Permission;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.output.ReportFileWriter;
import dev.sightline.core.task.VideoTask;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The plug-ins of a folder. A jar runs only after the user allowed exactly its bytes; what fails is
 * switched off until the program starts anew. Thread-safe; blocks, so never on the FX thread.
 */
public final class Plugins {
  private final UserFolder place;
  private final PluginDecisions decisions;
  private final ClassLoader program;

  /** By the hash of the jar: a plug-in is loaded once in a session. */
  private final Map<String, LoadedPlugin> loaded = new ConcurrentHashMap<>();

  /**
   * @param folder with the jars; need not exist
   * @param decisions file that remembers what the user said; not in the folder
   */
  public Plugins(Path folder, Path decisions) {
    this(UserFolder.at(folder), decisions);
  }

  private Plugins(UserFolder place, Path decisions) {
    this.place = place;
    this.decisions = new PluginDecisions(decisions);
    this.program = Plugins.class.getClassLoader();
  }

  /** Those of a user. */
  public static Plugins of(UserFolders folders) {
    return new Plugins(
        folders.folder(UserFolder.Kind.PLUGINS), folders.config().resolve("plugins.json"));
  }

  /** Where jars are put. */
  public Path folder() {
    return place.path();
  }

  /**
   * Makes the folder if it is missing, so that it can be opened.
   *
   * @throws SightlineException if it cannot be made, or was moved to where it is not now
   */
  public Path makeFolder() throws SightlineException {
    place.requireHere();
    Path folder = folder();
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The folder for plug-ins cannot be made: {0}.", folder), e);
    }
  }

  /** All jars as they stand, by name; those that are allowed are loaded. */
  public List<PluginState> all() {
    Map<String, Boolean> said = decisions.all();
    List<PluginState> all = new ArrayList<>();
    for (Path file : jars()) {
      try {
        PluginJar jar = PluginJar.read(file);
        all.add(state(jar, said.get(jar.sha256())));
      } catch (SightlineException e) {
        String name = file.getFileName().toString();
        all.add(
            new PluginState(file, name, "", List.of(), Permission.ASKED, Optional.of(e.phrase())));
      }
    }
    return all;
  }

  private PluginState state(PluginJar jar, Boolean said) {
    Permission permission =
        said == null ? Permission.ASKED : said ? Permission.ALLOWED : Permission.DENIED;
    Optional<Phrase> problem = jar.obstacle();
    if (problem.isEmpty() && permission == Permission.ALLOWED) {
      problem = load(jar).guard().failure().map(w -> Phrase.of("Switched off: {0}.", w));
    }
    return new PluginState(jar.file(), jar.name(), jar.sha256(), jar.offers(), permission, problem);
  }

  private LoadedPlugin load(PluginJar jar) {
    return loaded.computeIfAbsent(jar.sha256(), h -> LoadedPlugin.load(jar, program));
  }

  /**
   * Remembers that a jar may run, or may not.
   *
   * @param which its hash, its beginning (8 digits or more), or the name of its file
   * @return as it stands then
   * @throws SightlineException if there is no such jar, or more than one; or the choice cannot be
   *     kept
   */
  public PluginState decide(String which, boolean allowed) throws SightlineException {
    String wanted = which.strip().toLowerCase(Locale.ROOT);
    List<PluginJar> fit = new ArrayList<>();
    for (PluginJar jar : readable()) {
      String name = jar.file().getFileName().toString();
      if (name.equalsIgnoreCase(which) || wanted.length() >= 8 && jar.sha256().startsWith(wanted)) {
        fit.add(jar);
      }
    }
    if (fit.stream().map(PluginJar::sha256).distinct().count() != 1) {
      throw new SightlineException(
          Problem.FILE,
          fit.isEmpty()
              ? Phrase.of("There is no plug-in “{0}” in {1}.", which, folder())
              : Phrase.of("More than one plug-in is meant by “{0}”.", which));
    }
    PluginJar jar = fit.getFirst();
    decisions.put(jar.sha256(), allowed);
    return state(jar, allowed);
  }

  /** All explanation methods, the program's own and those of plug-ins. */
  public Explainers explainers() {
    List<Explainer> methods = new ArrayList<>(Explainers.builtIn().all());
    Set<String> keys = new HashSet<>();
    methods.forEach(m -> keys.add(m.facts().key()));
    for (LoadedPlugin plugin : running()) {
      for (Explainer method : plugin.explainers()) {
        if (keys.add(method.facts().key())) {
          methods.add(method);
        } else {
          plugin
              .guard()
              .switchOff(Phrase.of("there is another method “{0}”", method.facts().key()));
        }
      }
    }
    return new Explainers(methods);
  }

  /** Formats of reports, by plug-in. */
  public List<ReportFileWriter> writers() {
    return all(LoadedPlugin::writers);
  }

  /** Readers of lists of videos, by plug-in. */
  public List<VideoLister> listers() {
    return all(LoadedPlugin::listers);
  }

  /** Tasks, by plug-in. */
  public List<VideoTask> tasks() {
    return all(LoadedPlugin::tasks);
  }

  private <T> List<T> all(Function<LoadedPlugin, List<T>> part) {
    return running().stream().flatMap(p -> part.apply(p).stream()).toList();
  }

  /** Those that are allowed and work. */
  private List<LoadedPlugin> running() {
    return all().stream()
        .filter(s -> s.permission() == Permission.ALLOWED && s.problem().isEmpty())
        .map(s -> loaded.get(s.sha256()))
        .filter(p -> p.guard().failure().isEmpty())
        .toList();
  }

  private List<PluginJar> readable() {
    List<PluginJar> all = new ArrayList<>();
    for (Path file : jars()) {
      try {
        all.add(PluginJar.read(file));
      } catch (SightlineException e) {
        // listed by all() with its reason
      }
    }
    return all;
  }

  private List<Path> jars() {
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
