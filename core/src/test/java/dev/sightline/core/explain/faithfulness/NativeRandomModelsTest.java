package dev.sightline.core.explain.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.tensor.FloatTensor;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NativeRandomModelsTest {
  private static ModelBundle bundle;

  @BeforeAll
  static void open() throws Exception {
    bundle = BundleReader.openResource("/dev/sightline/resources/models/everyday");
  }

  private static Set<String> changed(ModelBundle other) {
    Set<String> names = new TreeSet<>();
    bundle
        .weights()
        .tensors()
        .forEach(
            (name, t) -> {
              FloatTensor o = other.weights().get(name);
              assertThat(o.shape()).isEqualTo(t.shape());
              if (!java.util.Arrays.equals(o.values(), t.values())) {
                names.add(name);
              }
            });
    return names;
  }

  @Test
  void partsRunFromTheHeadsToTheAlignment() {
    assertThat(new NativeRandomModels(bundle, 1).parts())
        .containsExactly("heads", "fusion.layer.1", "fusion.layer.0", "fusion", "alignment");
  }

  @Test
  void onlyTheChosenPartsChange() {
    NativeRandomModels models = new NativeRandomModels(bundle, 1);
    assertThat(changed(models.randomised(Set.of("alignment"), 1)))
        .isNotEmpty()
        .allMatch(n -> n.startsWith("align."));
    assertThat(changed(models.randomised(Set.of("fusion.layer.0"), 1)))
        .isNotEmpty()
        .allMatch(n -> n.startsWith("fusion.layer.0."));
    assertThat(changed(models.randomised(Set.of("fusion"), 1)))
        .isNotEmpty()
        .noneMatch(n -> n.startsWith("fusion.layer."));
    assertThat(changed(models.randomised(Set.of(), 1))).isEmpty();
  }

  @Test
  void randomHeadsAreBlindToNothing() {
    ModelBundle random = new NativeRandomModels(bundle, 1).randomised(Set.of("heads"), 1);
    FloatTensor weight = random.weights().get("head.topics.weight");
    assertThat(weight.values()[0]).as("a weight of what comes out of the fusion").isNotZero();
    assertThat(changed(random)).allMatch(n -> n.startsWith("head."));
  }

  @Test
  void theSeedDecides() {
    NativeRandomModels models = new NativeRandomModels(bundle, 1);
    Set<String> all = new TreeSet<>(models.parts());
    FloatTensor a = models.randomised(all, 1).weights().get("align.token.out.weight");
    FloatTensor again = models.randomised(all, 1).weights().get("align.token.out.weight");
    FloatTensor b = models.randomised(all, 2).weights().get("align.token.out.weight");
    assertThat(a.values()).isEqualTo(again.values());
    assertThat(a.values()).isNotEqualTo(b.values());
  }
}
