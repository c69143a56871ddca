package dev.sightline.app.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.change.WhatIf;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.explain.modality.SideAnswers;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.ShotRenderer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lessons say is true of the models that come with the product. */
class LessonsTest {
  @TempDir Path folder;

  /** Says what a lesson's model says at each step, and holds it to the lesson's claims. */
  private final class Told implements AutoCloseable {
    private final Analyzer model;
    private final Map<LessonVideo, VideoFeatures> encoded = new EnumMap<>(LessonVideo.class);

    Told(String bundle) throws Exception {
      model =
          new InstalledModels(
                  new UserFolders(folder.resolve("cache"), folder.resolve("config"), folder))
              .open(Optional.of(Path.of(bundle)), true);
    }

    private VideoFeatures encode(LessonVideo video) throws Exception {
      if (!encoded.containsKey(video)) {
        Path file = new CoreLessonVideos(folder.resolve("videos")).file(video, Progress.NONE);
        encoded.put(video, model.encode(file, Progress.NONE));
      }
      return encoded.get(video);
    }

    private Analysis plain(LessonStep step) throws Exception {
      return model.analyze(encode(step.video()), step.text(), Progress.NONE);
    }

    /** The answer of each step, by its key. */
    Map<String, Analysis> answers(Lesson lesson) throws Exception {
      Map<String, Analysis> found = new LinkedHashMap<>();
      for (LessonStep step : lesson.steps()) {
        Analysis plain = plain(step);
        Analysis now =
            new WhatIf(model, encode(step.video()))
                .ask(plain, step.change().of(plain), Progress.NONE)
                .analysis();
        HeadResult head = now.head(lesson.head()).orElseThrow();
        if (!step.claim().isEmpty()) {
          assertThat(best(head)).as(step.textKey()).isEqualTo(step.claim());
          assertThat(sure(head)).as(step.textKey()).isGreaterThan(0.7f);
        }
        found.put(step.textKey(), now);
      }
      return found;
    }

    ModalityShare share(Lesson lesson) throws Exception {
      LessonStep step = needing(lesson, LessonStep.Needs.SHARES);
      try (Probe probe = model.probe(encode(step.video()), step.text(), Progress.NONE)) {
        return SideAnswers.ask(probe, target(lesson, plain(step)), Progress.NONE);
      }
    }

    Explanation map(Lesson lesson) throws Exception {
      LessonStep step = needing(lesson, LessonStep.Needs.MAP);
      Analysis plain = plain(step);
      return Explainers.builtIn()
          .require("occlusion")
          .explain(
              new ExplainRequest(model, encode(step.video()), plain, target(lesson, plain)),
              Progress.NONE);
    }

    @Override
    public void close() {
      model.close();
    }
  }

  private static LessonStep needing(Lesson lesson, LessonStep.Needs needs) {
    return lesson.steps().stream().filter(s -> s.needs() == needs).findFirst().orElseThrow();
  }

  private static Target.OfClass target(Lesson lesson, Analysis analysis) {
    HeadResult head = analysis.head(lesson.head()).orElseThrow();
    return new Target.OfClass(head.head(), head.top(1).getFirst());
  }

  private static String best(HeadResult head) {
    return head.labels().get(head.top(1).getFirst());
  }

  private static float sure(HeadResult head) {
    return head.probabilities().get(head.top(1).getFirst());
  }

  @Test
  void theAnswerIgnoresTheVideo() throws Exception {
    Lesson lesson = Lessons.all().getFirst();
    try (Told told = new Told(lesson.model())) {
      Analysis alone = told.answers(lesson).get("lesson.ignores.noText");
      assertThat(sure(alone.head(lesson.head()).orElseThrow())).as("a guess").isLessThan(0.7f);
      ModalityShare share = told.share(lesson);
      assertThat(share.textPart()).isGreaterThan(0.7).isGreaterThan(5 * share.videoPart());
    }
  }

  @Test
  void theColourTellsTheWayAndTheMapLiesOnTheThingAllTheSame() throws Exception {
    Lesson shortcut = Lessons.all().get(1);
    Lesson reason = Lessons.all().get(2);
    try (Told told = new Told(shortcut.model())) {
      HeadResult beside =
          told.answers(shortcut)
              .get("lesson.shortcut.beside")
              .head(shortcut.beside())
              .orElseThrow();
      assertThat(best(beside)).as("the movement can be seen").isEqualTo("right");
      told.answers(reason);
      assertThat(onTheThing(told.map(reason), CoreLessonVideos.scene(LessonVideo.RED_LEFT)))
          .as("clips whose highest place lies where the thing is")
          .isGreaterThanOrEqualTo(3);
    }
  }

  /** In how many clips the highest value lies on a cell that the thing crosses. */
  private static int onTheThing(Explanation map, Scene scene) throws Exception {
    Axis.Cells axis = map.cells();
    int w = axis.grid().w();
    int hits = 0;
    for (int c = 0; c < axis.clips().size(); c++) {
      int best = -1;
      for (int i = 0; i < axis.grid().cells(); i++) {
        int at = c * axis.grid().cells() + i;
        if (best < 0 || map.cellScores()[at] > map.cellScores()[best]) {
          best = at;
        }
      }
      int place = best % (axis.grid().h() * w);
      hits += crosses(scene, c, place / w, place % w, w) ? 1 : 0;
    }
    return hits;
  }

  private static boolean crosses(Scene scene, int clip, int y, int x, int grid) throws Exception {
    int side = 64;
    ShotRenderer renderer = new ShotRenderer(scene.shots().get(clip), scene.framesPerShot(), side);
    for (int k = 0; k < scene.framesPerShot(); k++) {
      int[] owners = renderer.owners(k);
      for (int i = 0; i < owners.length; i++) {
        if (owners[i] >= 0 && i / side * grid / side == y && i % side * grid / side == x) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void everyStepSaysSomethingOfItsOwn() {
    List<String> keys =
        Lessons.all().stream().flatMap(l -> l.steps().stream()).map(LessonStep::textKey).toList();
    assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(10);
  }
}
