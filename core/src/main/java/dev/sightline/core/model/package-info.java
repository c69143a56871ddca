/** Neural networks: what is frozen runs on ONNX Runtime, what is trained on DJL PyTorch. */
package dev.sightline.core.model;
