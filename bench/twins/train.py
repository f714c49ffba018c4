"""Trains the nets of TrainBenchmark.cs in plain PyTorch, as its users write it: autocast for bfloat16, channels last, one thread.

For each line on standard input: "parameters" prints their number; "epoch" trains one and prints the CPU seconds of all batches but the
first, the resident MB, and the epoch's last loss.
"""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


class SlimCnn(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.stem = nn.Conv2d(1, width, 3, padding=1)
        pairs = [(width, width, 1), (width, 3 * width, 1), (3 * width, 3 * width, 1), (3 * width, 8 * width, 0), (8 * width, 8 * width, 0)]
        self.convs = nn.ModuleList(nn.Conv2d(i, o, 3, padding=p, bias=False) for i, o, p in pairs)
        self.norms = nn.ModuleList(nn.BatchNorm2d(o) for _, o, _ in pairs)
        self.head = nn.Linear(8 * width, 10)

    def forward(self, x):
        x = F.relu(self.stem(x), inplace=True)
        for number, (conv, norm) in enumerate(zip(self.convs, self.norms)):
            x = conv(x)
            if number in (0, 2):
                x = F.max_pool2d(x, 2)
            x = F.relu(norm(x), inplace=True)
        return self.head(x.amax((2, 3)))


def keras(width, dropout=0.25):
    layers, before = [], 1
    for channels in (width, 2 * width, 4 * width):
        for _ in range(2):
            layers += [nn.Conv2d(before, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(inplace=True)]
            before = channels
        layers += [nn.MaxPool2d(2), nn.Dropout(dropout)]
    layers += [nn.Flatten(), nn.Linear(before * 9, 256, bias=False), nn.BatchNorm1d(256), nn.ReLU(inplace=True), nn.Dropout(2 * dropout), nn.Linear(256, 10)]
    return nn.Sequential(*layers)


def main(name, width, precision, batches, batch_size):
    torch.manual_seed(1)
    torch.set_num_threads(1)
    model = (SlimCnn if name == "cnn-slim" else keras)(width).to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.02)
    pixels = torch.randint(0, 256, (batches * batch_size, 1, 28, 28), dtype=torch.uint8)
    labels = torch.randint(0, 10, (batches * batch_size,))
    model.train()
    for line in sys.stdin:
        if line == "parameters\n":
            print(sum(p.numel() for p in model.parameters()), flush=True)
            continue
        order = torch.randperm(len(pixels))
        for batch in range(batches):
            if batch == 1:
                start = time.process_time()
            rows = order[batch * batch_size:(batch + 1) * batch_size]
            images = pixels[rows].to(torch.float32).div_(255).to(memory_format=torch.channels_last)
            optimizer.zero_grad(set_to_none=True)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=precision == "bf16"):
                logits = model(images)
            loss = F.cross_entropy(logits.float(), labels[rows], label_smoothing=0.05)
            loss.backward()
            optimizer.step()
        seconds = time.process_time() - start
        with open("/proc/self/status") as status:
            resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) * 1024 / 1e6
        print(f"{seconds:.4f} {resident:.0f} {loss.item():.4f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
