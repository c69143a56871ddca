package dev.sightline.core.training.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.words.Phrase;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process in the middle of a training: started again it goes on from its last checkpoint
 * and ends with the weights of a run that nobody stopped; the models that were there stay.
 */
class TrainingKillTest {
  /** The epoch that is allowed to end before the process dies. */
  private static final int EPOCH = 5;

  /** Up to so long after that, ns: in the middle of a step, of a checkpoint, of waiting. */
  private static final int MAX_NANOS = 30_000_000;

  @TempDir private Path temp;

  @Test
  void aKilledTrainingGoesOnAndEndsWithTheSameWeights() throws Exception {
    Path set = set();
    Path older = Files.createDirectories(temp.resolve("shelf")).resolve("older-1.0.sightline");
    OwnResult whole =
        KilledTraining.run(set, temp.resolve("whole"), temp.resolve("a"), p -> {}, Progress.NONE);
    Files.copy(whole.bundle().file().orElseThrow(), older);
    byte[] before = Files.readAllBytes(older);
    Path folder = temp.resolve("killed");
    encoded(temp.resolve("whole/vectors"), folder.resolve("vectors"));

    runAndKill(set, folder);
    assertThat(shelf()).extracting(InstalledBundle::id).containsExactly("older-1.0.sightline");
    assertThat(older).as("the older model").hasBinaryContent(before);
    assertThat(new OwnFolder(folder).unfinished()).as("known as stopped").isPresent();

    List<Integer> trained = new ArrayList<>();
    List<CurvePoint> points = new ArrayList<>();
    OwnResult resumed =
        KilledTraining.run(set, folder, temp.resolve("shelf"), points::add, epochs(trained));
    assertThat(trained.getFirst()).as("first epoch of the second run").isBetween(EPOCH, EPOCH + 2);
    assertThat(older).hasBinaryContent(before);
    ModelBundle one = BundleReader.open(older);
    ModelBundle two = BundleReader.open(resumed.bundle().file().orElseThrow());
    assertThat(two.manifest().file(BundleManifest.WEIGHTS))
        .as("all weights, bit for bit")
        .isEqualTo(one.manifest().file(BundleManifest.WEIGHTS));
    assertThat(two.record().curves())
        .extracting(CurvePoint::epoch)
        .as("no epoch is missing or there twice")
        .containsExactlyElementsOf(IntStream.rangeClosed(1, trained.getLast()).boxed().toList());
  }

  private Path set() throws Exception {
    StringBuilder list = new StringBuilder("path,label,split,text\n");
    for (int i = 1; i <= 3; i++) {
      String split = i == 3 ? "dev" : "train";
      for (String label : List.of("bright", "dark")) {
        String name = label + "-" + i + ".mp4";
        TinyFilms.write(temp.resolve("set").resolve(name), label.equals("dark") ? 20 : 230, i);
        list.append("%s,%s,%s,the circle moves%n".formatted(name, label, split));
      }
    }
    Files.writeString(temp.resolve("set/set.csv"), list);
    return temp.resolve("set");
  }

  /** So that the process that dies has no videos to encode. */
  private static void encoded(Path from, Path to) throws Exception {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.list(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private List<InstalledBundle> shelf() throws Exception {
    return new BundleShelf(List.of(), temp.resolve("shelf")).list();
  }

  private void runAndKill(Path set, Path folder) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledTraining.class.getName(),
                set.toString(),
                folder.toString(),
                temp.resolve("shelf").toString())
            .redirectError(temp.resolve("child.log").toFile())
            .start();
    int told = 0;
    try (BufferedReader out = child.inputReader();
        OutputStream go = child.getOutputStream()) {
      String line;
      while (told < EPOCH && (line = out.readLine()) != null) {
        if (line.endsWith(".")) {
          told = Integer.parseInt(line.substring(0, line.length() - 1));
        }
        go.write('\n');
        go.flush();
      }
      long until = System.nanoTime() + new Random(20261129).nextInt(MAX_NANOS);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      child.toHandle().destroyForcibly();
    }
    child.waitFor();
    assertThat(told).as(Files.readString(temp.resolve("child.log"))).isEqualTo(EPOCH);
  }

  /** Learns from the messages which epochs are trained, and not only told of. */
  private static Progress epochs(List<Integer> trained) {
    return new Progress() {
      @Override
      public void update(double fraction, Phrase message) {
        if (message.english().startsWith("training, epoch ")) {
          trained.add(Integer.parseInt(message.english().split(" ")[2]));
        }
      }

      @Override
      public boolean isCancelled() {
        return false;
      }
    };
  }
}
