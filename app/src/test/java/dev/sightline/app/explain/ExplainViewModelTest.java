package dev.sightline.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.explain.ExplainViewModel.Method;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Layers;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.explain.Part;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplainViewModelTest {
  private final Selection selection = new Selection();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private final LinearModel linear = new LinearModel("two small words");
  private final Counting counting = new Counting("counting", Set.of());
  private final Counting needy = new Counting("needy", Set.of(Ability.CROSS_ATTENTION));
  private final ExplainViewModel model =
      new ExplainViewModel(
          selection,
          () -> analyzer(),
          new JobRunner(held::add, Runnable::run),
          () -> new Explainers(List.of(counting, needy)),
          "");

  /** A model without cross-attention. */
  private Analyzer analyzer() {
    return new Lame(linear);
  }

  private void open(String text) throws SightlineException {
    LinearModel words = new LinearModel(text);
    ExplainRequest r = words.request();
    selection.featuresProperty().set(r.features());
    selection.analysisProperty().set(r.analysis());
    work();
  }

  private void work() {
    while (!held.isEmpty()) {
      held.poll().run();
    }
  }

  private Method method(String key) {
    return model.methods().stream()
        .filter(m -> m.explainer().facts().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private Explanation shown() {
    return selection.explainedProperty().get() == null
        ? null
        : selection.explainedProperty().get().explanation();
  }

  @Test
  void methodsAreOfferedWithWhatStandsInTheirWay() throws Exception {
    open("two small words");
    assertThat(model.methods()).hasSize(2);
    assertThat(method("counting").obstacle()).isEmpty();
    assertThat(method("needy").obstacle()).isPresent();
    model.choose(method("needy"));
    assertThat(model.problemProperty().get()).isEqualTo("the model has no cross-attention layers");
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(shown()).isNull();
  }

  /** The winner of the table explains a class that is asked about, until the user wants another. */
  @Test
  void aMethodAnswersForAClassBeforeTheUserChoosesOne() throws Exception {
    Selection other = new Selection();
    ExplainViewModel eager =
        new ExplainViewModel(
            other,
            () -> analyzer(),
            new JobRunner(held::add, Runnable::run),
            () -> new Explainers(List.of(counting, needy)),
            "counting");
    ExplainRequest r = linear.request();
    other.featuresProperty().set(r.features());
    other.analysisProperty().set(r.analysis());
    work();
    assertThat(other.explainedProperty().get()).as("nothing is asked yet").isNull();
    other.classChoiceProperty().set(new ClassChoice("topics", 1));
    work();
    assertThat(other.explainedProperty().get().explanation().method()).isEqualTo("counting");
    other.classChoiceProperty().set(null);
    work();
    assertThat(other.explainedProperty().get()).as("nothing is asked any more").isNull();
    other.classChoiceProperty().set(new ClassChoice("topics", 1));
    work();
    eager.chooseNone();
    other.analysisProperty().set(new LinearModel("other words").request().analysis());
    work();
    assertThat(other.explainedProperty().get()).as("the user's wish stays").isNull();
  }

  @Test
  void aFirstMethodThatCannotWorkLeavesAttentionMaps() throws Exception {
    Selection other = new Selection();
    ExplainViewModel eager =
        new ExplainViewModel(
            other,
            () -> analyzer(),
            new JobRunner(held::add, Runnable::run),
            () -> new Explainers(List.of(counting, needy)),
            "needy");
    ExplainRequest r = linear.request();
    other.featuresProperty().set(r.features());
    other.analysisProperty().set(r.analysis());
    other.classChoiceProperty().set(new ClassChoice("topics", 1));
    work();
    assertThat(eager.chosenProperty().get()).isNull();
    assertThat(eager.problemProperty().get()).isEmpty();
    assertThat(other.explainedProperty().get()).isNull();
  }

  @Test
  void withoutATextMethodsThatNeedNoneExplainTheVideo() throws Exception {
    open("");
    Analysis a = selection.analysisProperty().get();
    selection
        .analysisProperty()
        .set(
            new Analysis(
                a.video(),
                a.text(),
                a.clips(),
                a.grid(),
                a.heads(),
                a.alignmentScore(),
                List.of(),
                a.timings(),
                a.provenance()));
    work();
    assertThat(shownMap()).as("there is no attention to show").isNull();
    assertThat(method("counting").obstacle()).isEmpty();
    model.choose(method("counting"));
    work();
    assertThat(shown().hasClips()).isTrue();
    ShownMap map = shownMap();
    assertThat(map.hasWeights()).isFalse();
    assertThat(map.matrix().rows()).singleElement().matches(r -> r.token() < 0);
    assertThat(map.matrix().columns()).hasSameSizeAs(map.analysis().clips());
    model.chooseNone();
    assertThat(shownMap()).isNull();
  }

  private ShownMap shownMap() {
    return new CurrentMap(selection, Runnable::run, Runnable::run).shownProperty().get();
  }

  @Test
  void withoutATextThereIsNoScoreToExplain() throws Exception {
    open("");
    assertThat(model.targets()).doesNotContain(new Target.Score());
    assertThat(counting.obstacle(analyzer().abilities(), new Target.Score(), false))
        .contains(Obstacle.NO_TEXT);
  }

  @Test
  void whatIsFoundGoesIntoTheSelectionAndIsKept() throws Exception {
    open("two small words");
    model.choose(method("counting"));
    assertThat(model.busyProperty().get()).isTrue();
    work();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(shown().target()).isEqualTo(model.targetProperty().get());
    assertThat(selection.explainedProperty().get().title()).contains("counting").contains("“a”");
    Explanation first = shown();
    model.chooseTarget(new Target.Score());
    work();
    assertThat(shown().target()).isEqualTo(new Target.Score());
    model.chooseTarget(first.target());
    assertThat(shown()).as("at once, without work").isSameAs(first);
    assertThat(counting.runs).isEqualTo(2);
    model.chooseNone();
    assertThat(shown()).isNull();
  }

  /** A click on a class explains that class. */
  @Test
  void choosingAClassExplainsIt() throws Exception {
    open("two small words");
    model.choose(method("counting"));
    work();
    selection.classChoiceProperty().set(new ClassChoice("topics", 1));
    work();
    assertThat(shown().target()).isEqualTo(new Target.OfClass("topics", 1));
    assertThat(model.targets())
        .containsExactly(new Target.OfClass("topics", 1), new Target.Score());
  }

  @Test
  void aMethodIsKeptToALayerAndAHeadOfThoseThatItDeclares() throws Exception {
    counting.layers = new Layers(List.of("low", "high"), 2, Layers.Unchosen.LAST);
    open("two small words");
    assertThat(model.layersProperty().get()).isEqualTo(Layers.NONE);
    model.choose(method("counting"));
    work();
    assertThat(model.layersProperty().get()).isEqualTo(counting.layers);
    assertThat(shown().part()).isEqualTo(new Part(1, "high", Part.WHOLE));
    String plain = selection.explainedProperty().get().title();
    model.chooseLayer(0);
    model.chooseHead(1);
    work();
    assertThat(selection.partProperty().get()).isEqualTo(new PartChoice(0, 1));
    assertThat(shown().part()).isEqualTo(new Part(0, "low", 1));
    assertThat(selection.explainedProperty().get().title())
        .isEqualTo(plain + ", layer low, head 2");
    int runs = counting.runs;
    model.chooseHead(PartChoice.WHOLE);
    model.chooseLayer(PartChoice.WHOLE);
    work();
    model.chooseLayer(0);
    model.chooseHead(1);
    assertThat(shown().part()).as("kept").isEqualTo(new Part(0, "low", 1));
    assertThat(counting.runs).isEqualTo(runs);
    model.chooseNone();
    assertThat(selection.partProperty().get()).isEqualTo(PartChoice.ALL);
    assertThat(model.layersProperty().get()).isEqualTo(Layers.NONE);
  }

  /** Another model may have fewer layers than the one that a layer was chosen in. */
  @Test
  void aLayerThatThereIsNotIsNotChosen() throws Exception {
    counting.layers = new Layers(List.of("low", "high"), 0, Layers.Unchosen.ALL);
    open("two small words");
    model.choose(method("counting"));
    model.chooseLayer(1);
    counting.layers = new Layers(List.of("only"), 0, Layers.Unchosen.ALL);
    open("one word");
    assertThat(shown().part()).isEqualTo(Part.ALL);
    assertThat(model.part()).isEqualTo(PartChoice.ALL);
  }

  @Test
  void whatWasExplainedElsewhereIsExplainedAgain() throws Exception {
    counting.layers = new Layers(List.of("low", "high"), 2, Layers.Unchosen.LAST);
    List<String> said = new ArrayList<>();
    PartChoice part = new PartChoice(0, 1);
    // before the model has said what it can
    LinearModel words = new LinearModel("two small words");
    selection.featuresProperty().set(words.request().features());
    selection.analysisProperty().set(words.request().analysis());
    model.restore(
        new ExplainWish("counting", new Target.OfClass("topics", 1), part, () -> said.add("?")));
    work();
    assertThat(shown().target()).isEqualTo(new Target.OfClass("topics", 1));
    assertThat(shown().part()).isEqualTo(new Part(0, "low", 1));
    // the same at once, and of the score
    model.restore(new ExplainWish("counting", new Target.Score(), PartChoice.ALL, () -> {}));
    work();
    assertThat(shown().target()).isEqualTo(new Target.Score());
    assertThat(said).isEmpty();
    model.restore(new ExplainWish("magic", null, PartChoice.ALL, () -> said.add("magic")));
    work();
    assertThat(said).containsExactly("magic");
    assertThat(shown()).isNull();
    model.restore(new ExplainWish("attention", null, PartChoice.ALL, () -> said.add("?")));
    assertThat(said).as("the model's own maps are no unknown method").hasSize(1);
    assertThat(model.chosenProperty().get()).isNull();
  }

  @Test
  void aNewerWishWinsAndBusyEnds() throws Exception {
    open("two small words");
    model.choose(method("counting"));
    Runnable older = held.poll();
    model.chooseTarget(new Target.Score());
    work();
    assertThat(shown().target()).isEqualTo(new Target.Score());
    older.run();
    work();
    assertThat(shown().target()).as("the late answer is dropped").isEqualTo(new Target.Score());
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void cancellingGoesBackToTheMaps() throws Exception {
    open("two small words");
    model.choose(method("counting"));
    model.cancel();
    work();
    assertThat(model.chosenProperty().get()).isNull();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(shown()).isNull();
  }

  @Test
  void anotherTextIsExplainedAnewByTheSameMethod() throws Exception {
    open("two small words");
    model.choose(method("counting"));
    work();
    open("one word");
    assertThat(shown().tokens().size()).isEqualTo(4);
    assertThat(counting.runs).isEqualTo(2);
    open("two small words");
    assertThat(counting.runs).as("kept").isEqualTo(2);
    selection.analysisProperty().set(null);
    assertThat(shown()).isNull();
  }

  @Test
  void aFailureIsToldAndEndsBusy() throws Exception {
    open("two small words");
    counting.fail = true;
    model.choose(method("counting"));
    work();
    assertThat(model.problemProperty().get()).isEqualTo("It went wrong.");
    assertThat(model.busyProperty().get()).isFalse();
  }

  /** A method that counts its runs. */
  private static final class Counting implements Explainer {
    private final ExplainerFacts facts;
    private int runs;
    private boolean fail;
    private Layers layers = Layers.NONE;

    Counting(String key, Set<Ability> needs) {
      facts =
          new ExplainerFacts(
              key,
              key,
              "Nobody, 2000",
              "unit",
              Family.GRADIENT,
              needs,
              Set.of(Gives.CLIPS),
              true,
              true,
              "Says nothing.");
    }

    @Override
    public ExplainerFacts facts() {
      return facts;
    }

    @Override
    public Layers layers(ModelAbilities model, Analysis analysis, Target target) {
      return layers;
    }

    @Override
    public Explanation explain(ExplainRequest request, Progress progress)
        throws SightlineException {
      if (progress.isCancelled()) {
        throw new CancelledException();
      }
      if (fail) {
        throw new SightlineException(Problem.INTERNAL, "It went wrong.");
      }
      runs++;
      return new ExplanationBuilder(this, request)
          .clips(new float[request.cells().clips().size()])
          .build();
    }
  }

  /** All that the linear model is, but for one ability. */
  private record Lame(LinearModel whole) implements Analyzer {
    @Override
    public VideoFeatures encode(Path video, Progress progress) {
      return whole.encode(video, progress);
    }

    @Override
    public Analysis analyze(VideoFeatures features, String text, Progress progress) {
      return whole.analyze(features, text, progress);
    }

    @Override
    public ModelAbilities abilities() {
      return new ModelAbilities(Set.of(Ability.GRADIENTS), List.of("topics"));
    }

    @Override
    public ModelFacts model() {
      return whole.model();
    }

    @Override
    public void close() {}
  }
}
