/** Models that came from PyTorch as TorchScript and run as they are. */
package dev.sightline.core.model.script;
