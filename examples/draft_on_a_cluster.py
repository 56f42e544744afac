"""Draft a folder of documents on a Dask cluster, here one of this machine's own processes.

`pip install distributed` first. For a cluster that is there already, give its address to Client;
its workers need policymodel installed and must see the documents under the same paths. Any other
executor of concurrent.futures serves as well.

python examples/draft_on_a_cluster.py examples/sources plans
"""

import sys
from pathlib import Path

from dask.distributed import Client, LocalCluster

import policymodel as pm


def main(documents: str, out: str) -> None:
    paths = sorted(Path(documents).glob("*.txt"))
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with cluster, Client(cluster) as client, client.get_executor(pure=False) as executor:
        for made in pm.draft_all(paths, executor):
            if made.failed is not None:
                print(made.path.name, made.failed.format("zh"), sep="\t")
                continue
            folder = Path(out, made.id)
            folder.mkdir(parents=True, exist_ok=True)
            for name, data in made.files.items():
                (folder / name).write_bytes(data)
            counts = made.counts
            print(made.path.name, folder, counts.measures, counts.questions, sep="\t")


if __name__ == "__main__":  # workers import this file, and must not begin anew
    main(*sys.argv[1:3])
