package dev.sightline.app.generate;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.cli.InstalledGenerators;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.generation.GeneratedClip;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.Generator;
import dev.sightline.core.model.generation.SentenceWords;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.generation.ClipFiles;
import dev.sightline.core.task.generation.ReadWords;
import dev.sightline.core.tensor.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The generator that comes with the product, opened when it is first asked for something. */
public final class CoreGenerators implements Generators {
  private GeneratorBundle bundle;
  private Generator generator;
  private boolean closed;

  /** Held for reading while the networks run, so that they are not freed under way. */
  private final ReentrantReadWriteLock running = new ReentrantReadWriteLock();

  private synchronized GeneratorBundle bundle() throws SightlineException {
    if (bundle == null) {
      bundle = InstalledGenerators.open();
    }
    return bundle;
  }

  private synchronized Generator generator() throws SightlineException {
    if (closed) {
      throw new SightlineException(Problem.CANCELLED, Messages.text("problem.closed"));
    }
    if (generator == null) {
      GeneratorBundle b = bundle();
      generator = new Generator(b.description().sizes(), b.weights().tensors(), new TorchEngine());
    }
    return generator;
  }

  @Override
  public Facts facts() throws SightlineException {
    List<String> words = bundle().description().sizes().words();
    return new Facts(bundle().title(), bundle().id(), words.subList(1, words.size()));
  }

  @Override
  public SentenceWords.Read read(String sentence) throws SightlineException {
    return new SentenceWords(bundle().description().sizes()).read(sentence);
  }

  @Override
  public List<GeneratedClip> generate(
      GenerationRequest request, Generator.Watcher watcher, Progress progress)
      throws SightlineException {
    return running(g -> g.generate(request, watcher, progress));
  }

  @Override
  public List<byte[]> frames(float[] ahead) throws SightlineException {
    return running(g -> g.frames(ahead));
  }

  @Override
  public String reading(List<byte[]> frames) throws SightlineException {
    return running(g -> ReadWords.of(g.reading(frames)));
  }

  /** What the networks do. */
  private interface Running<T> {
    T with(Generator generator) throws SightlineException;
  }

  private <T> T running(Running<T> work) throws SightlineException {
    running.readLock().lock();
    try {
      return work.with(generator());
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
    if (generator != null) {
      generator.close();
    }
  }
}
