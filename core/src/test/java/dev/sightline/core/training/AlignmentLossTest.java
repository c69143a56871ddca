package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Against values from PyTorch, made by shared/reference/make_explain.py. */
class AlignmentLossTest {
  private static final float TAU = 0.07f;

  @Test
  void infoNceEqualsTheReference() throws Exception {
    TensorFile reference;
    try (InputStream in =
        getClass().getResourceAsStream("/reference/explain/reference.safetensors")) {
      reference = Safetensors.read(in.readAllBytes(), "reference");
    }
    try (NDManager manager = new TorchEngine(1).newManager()) {
      NDArray x = TorchEngine.toNative(manager, reference.get("alignment.text")).normalize(2, 1);
      NDArray y = TorchEngine.toNative(manager, reference.get("alignment.video")).normalize(2, 1);
      NDArray logits = x.matMul(y.transpose()).div(TAU);
      assertThat(AlignmentLoss.infoNce(logits).getFloat())
          .isCloseTo(reference.get("loss.infonce_symmetric_tau0.07").values()[0], within(1e-4f));
      assertThat(logits.softmax(1).toFloatArray())
          .containsExactly(
              reference.get("alignment.softmax_cosine_tau0.07").values(), within(1e-4f));
    }
  }
}
