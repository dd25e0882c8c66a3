/**
 * SHA-256 of the release files that may be installed without a checksum of the user's own: tool, version, file name. Kept by
 * scripts/refresh-tools.ts; docs/tools.md says where each value was found and checked. Versions are in the order of their age.
 */
export const knownReleases = {
  buck2: {
    '2026-04-15': {
      'buck2-aarch64-apple-darwin.zst': 'cc16768043d1c726816269d17d87e1603aacc2a7e25efc580c7ad423dd99d544',
      'buck2-aarch64-unknown-linux-gnu.zst': '54a575be5b404eeded00f98c8a27db6bb315f643451fbe7814375aea2f1c42b5',
      'buck2-aarch64-unknown-linux-musl.zst': 'b22abdf207bb8e33d0f7b5d1635738e4679e73214b8a6ee7fb497ee3df98a508',
      'buck2-x86_64-apple-darwin.zst': '1bfc5aac095df5d5da9d997b22f72ea1eaf762ccad9855d6103e38bb6538abc8',
      'buck2-x86_64-unknown-linux-gnu.zst': '22a0ecc90ece9b2ed0ba34fce682ab5b0ca2ac6ee0c1fba9771cef468311990b',
      'buck2-x86_64-unknown-linux-musl.zst': 'd6fc2db9f39b8f45becd08d678b0fc1dce3b4e7176f2471bad37b447dc005ffd',
    },
    '2026-07-15': {
      'buck2-aarch64-apple-darwin.zst': '088cacc72c400fa438be4052c36782f56b2af86287aadf13ece5e9772d72455c',
      'buck2-aarch64-pc-windows-msvc.exe.zst': '9939fda2913e27fcda30a70e8d51833523d7083b9f56459626fa5bc161f10a86',
      'buck2-aarch64-unknown-linux-gnu.zst': 'e239bf72f40a7987db9024eb6d5e325642f6496c589dec6be54c1008d2618a19',
      'buck2-x86_64-apple-darwin.zst': '46cc4bb1372ea3110c099240e05176bb9eff003e7e38233c1bb2ef268449dbb3',
      'buck2-x86_64-pc-windows-msvc.exe.zst': '719324109a8c5f9f95d9f1f6895ec500505eebcc466b193fa46e05f243276e59',
      'buck2-x86_64-unknown-linux-gnu.zst': 'ecc3d807dd0b0feff1a423688bd598263b8339d223e685578a87196456c19d95',
      'buck2-x86_64-unknown-linux-musl.zst': '4d31666ece6f66bedc0c0df53f1e966e93aee13491529bb301fc83e8607d0955',
    },
    '2026-09-15': {
      'buck2-aarch64-apple-darwin.zst': 'aacdf7cabe34b9b5dc74866b8dcf7410cdbae3ad2dccef45b7ee9851cb781528',
      'buck2-aarch64-pc-windows-msvc.exe.zst': '58edb0718e3b89a3f875129cc72640f2f4cb80487ec42057eb88447519dff0cf',
      'buck2-aarch64-unknown-linux-gnu.zst': 'e35027a8e3f702fd9f080074ac64ebc80e2a0fe8d669d46d85afc31b0ec4a463',
      'buck2-aarch64-unknown-linux-musl.zst': 'd416933520ffdcd05303c0dd22ec368047fb64e8781b5ad10485f584a6fbc694',
      'buck2-x86_64-apple-darwin.zst': 'af1e51f198ecccfc41b9d960a2c79bb16f01e238f7169a86989caed9440fba0d',
      'buck2-x86_64-pc-windows-msvc.exe.zst': '1f0619b285ee3cbdc562a38b70f2636f73e8233b2f5156aef93e9e8a00079e2c',
      'buck2-x86_64-unknown-linux-gnu.zst': '1268fce33fb61273091dd5dd8c60b65de1521a3caa36b88983813e882b7ffd89',
      'buck2-x86_64-unknown-linux-musl.zst': '631eb84a8925d19146e0f5d594b9f2d0b1f0864e63f24e0d5914a75a6a0a4dea',
    },
    '2026-10-01': {
      'buck2-aarch64-unknown-linux-gnu.zst': '8df3e94f569b1df74c905e26d18ea6bf6e64f946d0f0cbec90c7398bd33d1861',
      'buck2-x86_64-unknown-linux-gnu.zst': '828aba01bf80e8ba50ed27d89be86efe0246b3807c3d040e1ea7b4810a55fb78',
    },
  },
  buf: {
    '1.72.0': {
      'buf-Darwin-arm64': '5176f23a6118b9978de1340c3e3301a4ed0d48e16a669510be44b4c355170d57',
      'buf-Darwin-x86_64': 'eb815a2708d4a43d31799049d5a2987ea81d0a9e98b53976d47bd1e78d154a8f',
      'buf-Linux-aarch64': 'bdbb275fb9624104ef4d8513d269cc410a153138646e67136cb3f8cc185be289',
      'buf-Linux-x86_64': '8720830e26a733da55bb89bcd3cb44849c0965fc0c44fb5d691cccdc64dca5af',
      'buf-Windows-arm64.exe': 'cc06910c1b69715b598fc8d1958538c86b656c05f6dd0a516dfa90c325dcbead',
      'buf-Windows-x86_64.exe': '6e8f6d043e520bc81cae7b85d4cd6d93e57716a8a9842d5d18200191ee259cb5',
    },
    '1.73.0': {
      'buf-Darwin-arm64': '6e6df0fef4522e4e43dfe7c341873c3f2c29ceb45a9dfa5e0bad5580b8b2022f',
      'buf-Darwin-x86_64': 'ff78d0ebf34180ebfa81d370275851ec630fcb088bf33e213fd723d0fd7444a6',
      'buf-Linux-aarch64': '902b75267db7f4391e99b7fa0756050e5354234cc0437ef50eee9c788950c7a3',
      'buf-Linux-x86_64': '8f2986298ad08f0cc1bf999b9797b7c383adf32d7edf0f73d6f1e1a701baeac1',
      'buf-Windows-arm64.exe': '2250d5cba96a64f6ebc78d67221feab113622a24fbaf2909d43c87f8586d1bed',
      'buf-Windows-x86_64.exe': '13542f2892c4f774150ddb525266d6421d457b3e741297056b64427853526e36',
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
