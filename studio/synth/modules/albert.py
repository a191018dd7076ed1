"""PL-BERT: phonemes in context (Li et al. 2023, arXiv:2301.08810), an ALBERT (Lan et al. 2020, arXiv:1909.11942)."""

import torch.nn.functional as F
from torch import Tensor, nn

EMBEDDING = 128
HIDDEN = 768
HEADS = 12
LAYERS = 12
FEED_FORWARD = 2048
POSITIONS = 512
EPS = 1e-12


class Embeddings(nn.Module):
    """Symbol + position + segment (always the first): int [1, T] -> [1, T, 128]."""

    def __init__(self, n_symbols: int) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(n_symbols, EMBEDDING)
        self.position_embeddings = nn.Embedding(POSITIONS, EMBEDDING)
        self.token_type_embeddings = nn.Embedding(2, EMBEDDING)
        self.LayerNorm = nn.LayerNorm(EMBEDDING, eps=EPS)

    def forward(self, tokens: Tensor) -> Tensor:
        x = self.word_embeddings(tokens) + self.token_type_embeddings.weight[0]
        return self.LayerNorm(x + self.position_embeddings.weight[: tokens.shape[1]])  # type: ignore[no-any-return]


class Attention(nn.Module):
    """Multi-head self-attention with its residual: [1, T, 768] -> [1, T, 768]."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.dense = nn.Linear(HIDDEN, HIDDEN)
        self.LayerNorm = nn.LayerNorm(HIDDEN, eps=EPS)

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = (layer(x).unflatten(-1, (HEADS, -1)).transpose(1, 2) for layer in (self.query, self.key, self.value))
        mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2)
        return self.LayerNorm(x + self.dense(mixed))  # type: ignore[no-any-return]


class Layer(nn.Module):
    """The one transformer layer that ALBERT applies again and again: [1, T, 768] -> [1, T, 768]."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = Attention()
        self.ffn = nn.Linear(HIDDEN, FEED_FORWARD)
        self.ffn_output = nn.Linear(FEED_FORWARD, HIDDEN)
        self.full_layer_layer_norm = nn.LayerNorm(HIDDEN, eps=EPS)

    def forward(self, x: Tensor) -> Tensor:
        x = self.attention(x)
        deep = self.ffn_output(F.gelu(self.ffn(x), approximate="tanh"))
        return self.full_layer_layer_norm(deep + x)  # type: ignore[no-any-return]


class LayerGroup(nn.Module):
    """Holds the shared layer under the name that checkpoints give it."""

    def __init__(self) -> None:
        super().__init__()
        self.albert_layers = nn.ModuleList([Layer()])

    def forward(self, x: Tensor) -> Tensor:
        return self.albert_layers[0](x)  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """[1, T, 128] -> [1, T, 768]: the shared layer, twelve times."""

    def __init__(self) -> None:
        super().__init__()
        self.embedding_hidden_mapping_in = nn.Linear(EMBEDDING, HIDDEN)
        self.albert_layer_groups = nn.ModuleList([LayerGroup()])

    def forward(self, x: Tensor) -> Tensor:
        x = self.embedding_hidden_mapping_in(x)
        for _ in range(LAYERS):
            x = self.albert_layer_groups[0](x)
        return x


class Albert(nn.Module):
    """int [1, T] -> [1, T, 768], T <= 512."""

    def __init__(self, n_symbols: int) -> None:
        super().__init__()
        self.embeddings = Embeddings(n_symbols)
        self.encoder = Encoder()

    def forward(self, tokens: Tensor) -> Tensor:
        if tokens.shape[1] > POSITIONS:
            raise ValueError(f"{tokens.shape[1]} tokens, at most {POSITIONS} fit.")
        return self.encoder(self.embeddings(tokens))  # type: ignore[no-any-return]
