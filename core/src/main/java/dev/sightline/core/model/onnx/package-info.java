/** The trained networks above the video encoder, written as ONNX models for running. */
package dev.sightline.core.model.onnx;
