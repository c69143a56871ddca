package dev.sightline.app.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.HeldExecutor;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.model.generation.GenerationMethod;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.GeneratorSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateViewModelTest {
  private final FakeGenerators generators = new FakeGenerators();
  private final HeldExecutor workers = new HeldExecutor();
  private final HeldExecutor previews = new HeldExecutor();
  private final List<Path> opened = new ArrayList<>();
  private final GenerateViewModel model =
      new GenerateViewModel(
          generators,
          new JobRunner(workers, Runnable::run),
          new GenerateViewModel.Threads(previews, Runnable::run),
          Path.of("data"),
          opened::add);

  private void wish(String sentence, String towards, int samples) {
    model
        .wishProperty()
        .set(
            new GenerateWish(
                GeneratorSet.LABORATORY,
                sentence,
                towards,
                samples,
                7,
                GenerationRequest.Settings.USUAL));
  }

  private List<Integer> colours() {
    return model.tilesProperty().get().stream()
        .map(t -> t.frames().isEmpty() ? -1 : (int) t.frames().getFirst()[0])
        .toList();
  }

  @Test
  void clipsFormBesideTheWorkAndAreThenComplete() {
    wish("red", "", 2);
    model.generate();
    assertThat(model.busyProperty().get()).isTrue();
    assertThat(colours()).containsExactly(-1, -1);
    workers.runAll();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(colours()).containsExactly(7, 8);
    assertThat(model.tilesProperty().get()).allMatch(Tile::isDone);
    assertThat(model.tilesProperty().get().getFirst().read()).isEqualTo("red 7");
    // a preview that comes too late changes nothing
    previews.runAll();
    assertThat(colours()).containsExactly(7, 8);
  }

  @Test
  void previewsComeBeforeTheEnd() {
    GenerateViewModel quick =
        new GenerateViewModel(
            generators,
            new JobRunner(workers, Runnable::run),
            new GenerateViewModel.Threads(Runnable::run, Runnable::run),
            Path.of("data"),
            opened::add);
    List<Integer> seen = new ArrayList<>();
    quick
        .tilesProperty()
        .subscribe(
            t -> {
              if (!t.isEmpty() && !t.getFirst().frames().isEmpty()) {
                seen.add((int) t.getFirst().frames().getFirst()[0]);
              }
            });
    quick.generate();
    workers.runAll();
    assertThat(seen).startsWith(101).endsWith(1);
  }

  @Test
  void ofStepsThatWaitOnlyTheNewestIsDecoded() {
    List<Integer> shown = new ArrayList<>();
    Previews decoder =
        new Previews(
            generators,
            GeneratorSet.LABORATORY,
            previews,
            (first, p) -> shown.add((int) p.getFirst().getFirst()[0]));
    decoder.offer(0, List.of(new float[] {1}));
    decoder.offer(0, List.of(new float[] {2}));
    decoder.offer(0, List.of(new float[] {3}));
    assertThat(previews.size()).isEqualTo(1);
    previews.runAll();
    assertThat(shown).containsExactly(3);
  }

  @Test
  void aNewerWishSupersedesAnOlderOne() {
    wish("red", "", 1);
    model.generate();
    wish("blue", "", 3);
    model.generate();
    workers.runLast();
    assertThat(colours()).containsExactly(7, 8, 9);
    workers.runAll();
    assertThat(colours()).containsExactly(7, 8, 9);
    assertThat(model.madeProperty().get().sentence()).isEqualTo("blue");
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void aWayHasOneSeedAndGoesFromOneEndToTheOther() {
    wish("red", "blue", 3);
    model.generate();
    workers.runAll();
    assertThat(generators.asked).hasSize(3);
    assertThat(generators.asked).allMatch(r -> r.seeds().equals(List.of(7L)));
    assertThat(model.tilesProperty().get()).extracting(Tile::share).containsExactly(0.0, 0.5, 1.0);
    GenerateWish atOnce =
        model
            .wishProperty()
            .get()
            .with(GenerationRequest.Settings.USUAL.with(GenerationMethod.ADVERSARIAL));
    assertThat(atOnce.isWay()).as("only the flow goes a way").isFalse();
  }

  @Test
  void saysWhatWentWrongAndWhatIsUnknown() {
    model.load();
    workers.runAll();
    wish("a red DOG moves", "blue cat", 1);
    assertThat(model.unknownProperty().get()).contains("dog, cat");
    wish("a red circle", "", 1);
    assertThat(model.unknownProperty().get()).isEmpty();
    generators.fails = true;
    model.generate();
    workers.runAll();
    assertThat(model.problemProperty().get()).isEqualTo("The sentence is empty.");
    assertThat(model.tilesProperty().get()).isEmpty();
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void anotherGeneratorKnowsOtherWordsAndIsTheOneThatIsAsked() {
    model.load();
    workers.runAll();
    wish("a red seven moves", "", 1);
    assertThat(model.unknownProperty().get()).contains("seven");
    model.wishProperty().set(model.wishProperty().get().with(GeneratorSet.DIGITS, "a red seven"));
    assertThat(model.factsProperty().get()).as("not loaded yet").isNull();
    model.load();
    workers.runAll();
    assertThat(model.factsProperty().get().title()).isEqualTo("tiny digits");
    assertThat(model.unknownProperty().get()).isEmpty();
    List<WrittenClip> films = new ArrayList<>();
    model.onWritten(films::add);
    model.generate();
    workers.runAll();
    // what is said of a clip is of the generator that made it, whatever is chosen meanwhile
    wish("a red circle", "", 1);
    model.save(model.tilesProperty().get().getFirst(), Path.of("z.gif"));
    workers.runAll();
    assertThat(generators.sets).containsExactly(GeneratorSet.DIGITS);
    assertThat(films).extracting(f -> f.generator().title()).containsExactly("tiny digits");
  }

  @Test
  void whatStoppedStaysAsItWas() {
    model.generate();
    model.cancel();
    workers.runAll();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(colours()).containsExactly(-1, -1, -1, -1);
  }

  @Test
  void aBuildWithoutAGeneratorSaysSo() {
    generators.isMissing = true;
    model.load();
    workers.runAll();
    assertThat(model.missingProperty().get()).contains("no generator");
    assertThat(model.factsProperty().get()).isNull();
  }

  @Test
  void savesAndAnalyses() {
    wish("a red circle moves left", "", 1);
    model.generate();
    workers.runAll();
    Tile tile = model.tilesProperty().get().getFirst();
    model.save(tile, Path.of("x.gif"));
    workers.runAll();
    assertThat(model.noticeProperty().get()).contains("x.gif");
    model.analyse(tile);
    workers.runAll();
    Path film = Path.of("data", "a-red-circle-moves-left-7.mp4");
    assertThat(generators.written).containsExactly(Path.of("x.gif"), film);
    assertThat(opened).containsExactly(film);
    generators.fails = true;
    model.save(tile, Path.of("y.mp4"));
    workers.runAll();
    assertThat(model.problemProperty().get()).isEqualTo("The disk is full.");
  }
}
