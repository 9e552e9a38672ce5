export const dynamic = 'force-static'
export const revalidate = 30
export const generateStaticParams = () => []

const FRAME = 5_000 // what Next writes around an empty page

/** A page from Next's cache of about so many bytes: its text stands in it twice, as HTML and as data. */
export default async function CachedPage({ params }: { params: Promise<{ bytes: string }> }) {
  const length = Math.max(0, Number((await params).bytes) - FRAME) / 2
  return <main><p>{'a plain text '.repeat(length / 13)}</p></main>
}
