package dev.sightline.core.model.bundle;

/**
 * A frozen part that ships with the program, so that a bundle need not carry it; the bundle names
 * it and its hash. A model that was trained above other weights gives wrong numbers, not an error,
 * so the hash is compared when a bundle is opened.
 */
public enum BuiltInPart {
  /** Text encoder all-MiniLM-L6-v2, as ONNX. */
  TEXT_ENCODER(
      "all-minilm-l6-v2", "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e"),
  /** Its tokenizer. */
  TOKENIZER("all-minilm-l6-v2", "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0"),
  /** Text encoder bge-small-zh-v1.5, as ONNX. */
  TEXT_ENCODER_ZH(
      "bge-small-zh-v1.5", "69a0b846f4f116b5e6aabf9546ea6754d02264f3211a13a1bd69b31b8040749a"),
  /** Its tokenizer. */
  TOKENIZER_ZH(
      "bge-small-zh-v1.5", "48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26"),
  /** Lower part of the video encoder, EfficientNet-Lite0, as ONNX. */
  IMAGE_ENCODER(
      "efficientnet-lite0", "fabca4d62a5198d0ec9899b81535e6e3c74d2f2ed9e6e773f164e1f07ac8865a"),
  /** Nothing: the whole video encoder, C3D, is trained and lies in the bundle. Hash of no bytes. */
  NO_IMAGE_ENCODER("c3d", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  /** Nothing either: the whole model came from elsewhere, as TorchScript. Hash of no bytes. */
  TORCHSCRIPT("torchscript", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  private final String id;
  private final String sha256;

  BuiltInPart(String id, String sha256) {
    this.id = id;
    this.sha256 = sha256;
  }

  /** How a manifest refers to it. */
  public PartReference reference() {
    return new PartReference(id, sha256);
  }
}
