package dev.sightline.app.generate;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.cli.InstalledGenerators;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.generation.GeneratedClip;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.Generator;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.generation.ClipFiles;
import dev.sightline.core.task.generation.ReadWords;
import dev.sightline.core.tensor.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The generators that come with the product, each opened when it is first asked for something. */
public final class CoreGenerators implements Generators {
  private final Map<GeneratorSet, GeneratorBundle> bundles = new EnumMap<>(GeneratorSet.class);
  private final Map<GeneratorSet, Generator> generators = new EnumMap<>(GeneratorSet.class);
  private boolean closed;

  /** Held for reading while the networks run, so that they are not freed under way. */
  private final ReentrantReadWriteLock running = new ReentrantReadWriteLock();

  private synchronized GeneratorBundle bundle(GeneratorSet set) throws SightlineException {
    GeneratorBundle bundle = bundles.get(set);
    if (bundle == null) {
      bundle = InstalledGenerators.open(set);
      bundles.put(set, bundle);
    }
    return bundle;
  }

  private synchronized Generator generator(GeneratorSet set) throws SightlineException {
    if (closed) {
      throw new SightlineException(Problem.CANCELLED, Messages.text("problem.closed"));
    }
    Generator generator = generators.get(set);
    if (generator == null) {
      GeneratorBundle b = bundle(set);
      generator = new Generator(b.description().sizes(), b.weights().tensors(), new TorchEngine());
      generators.put(set, generator);
    }
    return generator;
  }

  @Override
  public List<GeneratorSet> sets() {
    return InstalledGenerators.sets();
  }

  @Override
  public Facts facts(GeneratorSet set) throws SightlineException {
    GeneratorBundle bundle = bundle(set);
    List<String> words = bundle.description().sizes().words();
    return new Facts(bundle.title(), bundle.id(), words.subList(1, words.size()));
  }

  @Override
  public List<GeneratedClip> generate(
      GeneratorSet set, GenerationRequest request, Generator.Watcher watcher, Progress progress)
      throws SightlineException {
    return running(set, g -> g.generate(request, watcher, progress));
  }

  @Override
  public List<byte[]> frames(GeneratorSet set, float[] ahead) throws SightlineException {
    return running(set, g -> g.frames(ahead));
  }

  @Override
  public String reading(GeneratorSet set, List<byte[]> frames) throws SightlineException {
    return running(set, g -> ReadWords.of(g.reading(frames)));
  }

  /** What the networks do. */
  private interface Running<T> {
    T with(Generator generator) throws SightlineException;
  }

  private <T> T running(GeneratorSet set, Running<T> work) throws SightlineException {
    running.readLock().lock();
    try {
      return work.with(generator(set));
    } finally {
      running.readLock().unlock();
    }
  }

  @Override
  public void write(Path file, List<byte[]> frames, String sentence) throws SightlineException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Messages.text("problem.folder", file.toString()), e);
    }
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".gif")) {
      ClipFiles.gif(file, frames);
    } else {
      ClipFiles.film(file, frames, sentence);
    }
  }

  /** Frees the networks, unless they still run: then the end of the process does. */
  @Override
  public void close() {
    if (running.writeLock().tryLock()) {
      try {
        release();
      } finally {
        running.writeLock().unlock();
      }
    }
  }

  private synchronized void release() {
    closed = true;
    generators.values().forEach(Generator::close);
  }
}
