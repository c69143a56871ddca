package dev.sightline.core.training.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.data.own.DataCheck;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.SetReader;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder of small films to a model on the shelf, with the model that comes along. */
class OwnTrainingTest {
  private static final String BASE = "/dev/sightline/resources/models/everyday";
  private static final OwnPlan PLAN = new OwnPlan(6, 6, 8, 10, 3e-3, 0.01, 0.9, 0.25, 0.25, 0);

  @TempDir private Path temp;

  private DataReport set() throws Exception {
    StringBuilder list = new StringBuilder("path,label,text\n");
    for (int i = 1; i <= 5; i++) {
      TinyFilms.write(temp.resolve("set/bright-%c.mp4".formatted('a' + i)), 230, i);
      TinyFilms.write(temp.resolve("set/dark-%c.mp4".formatted('a' + i)), 20, i);
      list.append("bright-%c.mp4,bright,a day%n".formatted('a' + i));
      list.append("dark-%c.mp4,dark,%n".formatted('a' + i));
    }
    Files.writeString(temp.resolve("set/set.csv"), list);
    return DataCheck.run(SetReader.read(temp.resolve("set")), 1, Progress.NONE);
  }

  private OwnResult train(String place, DataReport report, Progress progress)
      throws SightlineException {
    OwnRequest request = new OwnRequest(temp.resolve("set").toString(), "Tiny", "everyday", 1);
    return train(place, request, report, progress);
  }

  private OwnResult train(String place, OwnRequest request, DataReport report, Progress progress)
      throws SightlineException {
    return new OwnTraining(new TorchEngine(), cache(), shelf(place), PLAN)
        .run(
            request,
            BundleReader.openResource(BASE),
            report,
            new OwnFolder(temp.resolve(place)),
            OwnWatch.NONE,
            progress);
  }

  private AnalysisCache cache() {
    return new AnalysisCache(temp.resolve("features"), 1L << 30);
  }

  private BundleShelf shelf(String place) {
    return new BundleShelf(List.of(), temp.resolve(place).resolve("shelf"));
  }

  @Test
  void aFolderBecomesAModelThatAnalyses() throws Exception {
    DataReport report = set();
    assertThat(report.isUsable()).isTrue();
    // stopped while encoding, then gone on with
    int[] asked = {0};
    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(() -> train("one", report, new Cancelled(() -> asked[0]++ > 40)));
    OwnFolder stopped = new OwnFolder(temp.resolve("one"));
    OwnRequest begun = stopped.unfinished().orElseThrow();
    assertThat(begun.name()).isEqualTo("Tiny");
    OwnRequest other = new OwnRequest(temp.resolve("other").toString(), "Tiny", "everyday", 1);
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> train("one", other, report, Progress.NONE))
        .satisfies(e -> assertThat(e.userMessage()).contains("stopped training on"));
    assertThat(stopped.unfinished()).contains(begun);
    OwnResult one = train("one", report, Progress.NONE);
    assertThat(stopped.unfinished()).isEmpty();
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> train("one", report, Progress.NONE))
        .satisfies(e -> assertThat(e.userMessage()).contains("among your models"));
    OwnResult two = train("two", report, Progress.NONE);
    ModelBundle first = shelf("one").open(shelf("one").named("tiny").orElseThrow());
    ModelBundle second = shelf("two").open(two.bundle());
    assertThat(first.weights().tensors().get("head.tiny.weight").values())
        .isEqualTo(second.weights().tensors().get("head.tiny.weight").values());
    assertThat(first.weights().tensors().get("head.tiny.bias").values())
        .isEqualTo(second.weights().tensors().get("head.tiny.bias").values());
    assertThat(first.record().curves()).hasSizeBetween(2, 6);
    assertThat(first.record().evaluations())
        .anyMatch(e -> e.task().equals("tiny") && e.split().equals("dev") && e.n() == 2);
    assertThat(first.manifest().metrics()) // dark films have no text
        .filteredOn(m -> m.task().equals("tiny"))
        .allSatisfy(m -> assertThat(m.n()).isEqualTo(m.name().startsWith("video") ? 2 : 1));
    assertThat(first.card()).contains("“tiny”").doesNotContain(temp.toString());
    assertThat(one.head()).isEqualTo("tiny");
    List<Answered> answers = stopped.answers();
    assertThat(answers).as("of the two that it was not trained on").hasSize(2);
    assertThat(answers)
        .allSatisfy(
            a -> {
              assertThat(a.head() + " " + a.split()).isEqualTo("tiny dev");
              assertThat(Path.of(a.file())).isRegularFile();
              assertThat(a.file()).contains("/" + a.truth() + "-");
              assertThat(a.said()).hasSize(a.truth().equals("bright") ? 3 : 1);
            });

    ModelBundle base = BundleReader.openResource(BASE);
    Path film = temp.resolve("set/dark-b.mp4");
    List<HeadResult> before = heads(base, film);
    List<HeadResult> after = heads(first, film);
    HeadResult own = after.stream().filter(h -> h.head().equals("tiny")).findFirst().orElseThrow();
    assertThat(own.labels()).containsExactly("bright", "dark");
    assertThat(own.top(1)).containsExactly(1);
    assertThat(first.confidence().means("tiny", Side.VIDEO)).isPresent();
    assertThat(first.confidence().means("tiny", Side.BOTH)).as("no dark film has a text").isEmpty();
    assertThat(own.known().orElseThrow().score()).isGreaterThan(own.known().get().threshold());
    assertThat(first.card()).contains("None of the trained classes", "| video | 0.");
    for (HeadResult old : before) {
      assertThat(after).contains(old);
    }
    // the head meets in use what it met in training
    LinearHead head =
        new LinearHead(
            first.weights().tensors().get("head.tiny.weight"),
            first.weights().tensors().get("head.tiny.bias"));
    List<Skipped> skipped = new ArrayList<>();
    Example example =
        new Encoding(new OwnFolder(temp.resolve("one")).vectors(), base)
            .run(report, () -> null, skipped, Progress.NONE).stream()
                .filter(e -> e.video().video().file().endsWith("dark-b.mp4"))
                .findFirst()
                .orElseThrow();
    assertThat(own.probabilities().get(1).doubleValue())
        .isCloseTo(head.probabilities(example.vectors().video())[1], within(1e-4));
  }

  /** Only dev has a text: the head never met one, and must not answer to one. */
  @Test
  void aHeadThatMetNoTextIsNotMovedByOne() throws Exception {
    StringBuilder list = new StringBuilder("path,label,split,text\n");
    for (int i = 1; i <= 3; i++) {
      TinyFilms.write(temp.resolve("set/bright-%d.mp4".formatted(i)), 230, i);
      TinyFilms.write(temp.resolve("set/dark-%d.mp4".formatted(i)), 20, i);
      String split = i == 3 ? "dev" : "train";
      String text = i == 3 ? "a day" : "";
      list.append("bright-%d.mp4,bright,%s,%s%n".formatted(i, split, text));
      list.append("dark-%d.mp4,dark,%s,%s%n".formatted(i, split, text));
    }
    Files.writeString(temp.resolve("set/set.csv"), list);
    DataReport report = DataCheck.run(SetReader.read(temp.resolve("set")), 1, Progress.NONE);
    OwnResult result = train("Tiny", report, Progress.NONE);
    ModelBundle model = shelf("Tiny").open(result.bundle());
    Path film = temp.resolve("set/dark-2.mp4");
    assertThat(own(heads(model, film, "a bright day on the beach")))
        .isEqualTo(own(heads(model, film, "")));
    FloatTensor weight = model.weights().tensors().get("head.tiny.weight");
    int channels = model.manifest().config().videoChannels();
    for (int i = 0; i < weight.values().length; i++) {
      if (i % weight.size(1) < weight.size(1) - channels) {
        assertThat(weight.values()[i]).isZero();
      }
    }
    assertThat(model.card()).contains("a text changes nothing", "No video of dev is named wrongly");
    assertThat(result.temperature()).isGreaterThanOrEqualTo(1);
    assertThat(result.evaluations().getFirst().metrics()).containsKey("video.accuracy");
    assertThat(result.evaluations().getFirst().byClass().sides()).containsOnlyKeys("video");
  }

  private static List<Float> own(List<HeadResult> heads) {
    return heads.stream()
        .filter(h -> h.head().equals("tiny"))
        .findFirst()
        .orElseThrow()
        .probabilities();
  }

  private List<HeadResult> heads(ModelBundle bundle, Path film) throws SightlineException {
    return heads(bundle, film, "");
  }

  private List<HeadResult> heads(ModelBundle bundle, Path film, String text)
      throws SightlineException {
    try (ModelAnalyzer analyzer = ModelAnalyzer.open(bundle, cache(), 1, "test")) {
      return analyzer.analyze(analyzer.encode(film, Progress.NONE), text, Progress.NONE).heads();
    }
  }

  /** Stops when it is told to. */
  private record Cancelled(java.util.function.BooleanSupplier when) implements Progress {
    @Override
    public void update(double fraction, Phrase message) {}

    @Override
    public boolean isCancelled() {
      return when.getAsBoolean();
    }
  }

  @Test
  void whatCannotBeTrainedOnIsRefused() throws Exception {
    TinyFilms.write(temp.resolve("set/one/a.mp4"), 20, 1);
    DataReport report = DataCheck.run(SetReader.read(temp.resolve("set")), 1, Progress.NONE);
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> train("refused", report, Progress.NONE))
        .satisfies(e -> assertThat(e.userMessage()).contains("at least two"));
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> OwnRequest.requireName("../evil"));
  }

  /** It would get lost in the new bundle. */
  @Test
  void aBaseWithATokenizerOfItsOwnIsRefusedBeforeAnythingIsDone() throws Exception {
    ModelBundle b = BundleReader.openResource(BASE);
    ModelBundle base =
        new ModelBundle(
            b.manifest(),
            b.weights(),
            b.script(),
            b.card(),
            Optional.of(new byte[] {'{', '}'}),
            b.record(),
            b.confidence(),
            b.captions(),
            b.words(),
            b.sha256());
    OwnRequest request = new OwnRequest(temp.toString(), "Tiny", "own-words", 1);
    OwnFolder folder = new OwnFolder(temp.resolve("words"));
    DataReport report = set();
    OwnTraining training = new OwnTraining(new TorchEngine(), cache(), shelf("words"), PLAN);
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> training.run(request, base, report, folder, OwnWatch.NONE, Progress.NONE))
        .satisfies(e -> assertThat(e.userMessage()).contains("tokenizer of its own"));
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void headsHavePossibleKeysOfTheirOwn() {
    assertThat(key("My Model 2", "actions")).isEqualTo("my-model-2");
    assertThat(key("3-things", "actions")).isEqualTo("own-3-things");
    assertThat(key("actions", "actions")).isEqualTo("actions-own");
    assertThat(key("objects", "actions")).isEqualTo("objects-own");
    assertThat(key("x".repeat(48), "actions")).hasSize(28);
  }

  private static String key(String name, String taken) {
    return new OwnRequest("", name, "", 1).headKey(java.util.Set.of(taken));
  }
}
